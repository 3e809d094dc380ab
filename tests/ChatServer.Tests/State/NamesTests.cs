using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class NamesTests
{
    [Theory]
    [InlineData("alice")]
    [InlineData("Ally_99")]
    [InlineData("[away]`^|{}-")]
    [InlineData("josé")]
    [InlineData("日本")]
    public void Nicknames_may_be_of_any_script(string nick) => Assert.True(Names.IsValidNick(nick, 32));

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("-dash")]
    [InlineData("a b")]
    [InlineData("a!b")]
    [InlineData("#lobby")]
    [InlineData("@op")]
    [InlineData("a.b")]
    [InlineData("a:b")]
    [InlineData("<b>")]
    [InlineData("zero\u200bwidth")]
    [InlineData("right\u202eleft")]
    [InlineData("no\u00a0break")]
    [InlineData("bell\a")]
    [InlineData("日本日本日本日本日本日本")]
    public void Nicknames_that_could_deceive_or_break_a_line_are_refused(string nick) => Assert.False(Names.IsValidNick(nick, 32));

    [Theory]
    [InlineData("#lobby", true)]
    [InlineData("#C++", true)]
    [InlineData("##", true)]
    [InlineData("#", false)]
    [InlineData("lobby", false)]
    [InlineData("#a,b", false)]
    [InlineData("#a b", false)]
    [InlineData("#a\a", false)]
    public void Channel_names_begin_with_a_hash(string name, bool isValid) => Assert.Equal(isValid, Names.IsValidChannel(name, 64));

    [Theory]
    [InlineData("alice", "alice")]
    [InlineData("~al ice!@", "alice")]
    [InlineData("日本", "user")]
    [InlineData("averyveryverylongname", "averyveryv")]
    public void User_names_are_reduced_to_what_is_harmless(string given, string clean) => Assert.Equal(clean, Names.CleanUserName(given));
}
