using ChatServer.Configuration;
using ChatServer.State;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.State;

public sealed class ConfusablesTests
{
    [Theory]
    [InlineData("ace", "асе")] // all Cyrillic
    [InlineData("Ace", "ａｃｅ")] // full width
    [InlineData("élan", "ÉLAN")]
    public void Names_that_look_alike_have_one_skeleton(string left, string right) =>
        Assert.Equal(Confusables.Skeleton(left), Confusables.Skeleton(right));

    [Theory]
    [InlineData("alice", "a1ice")]
    [InlineData("rn", "m")]
    [InlineData("вася", "вани")]
    public void Other_names_have_others(string left, string right) => Assert.NotEqual(Confusables.Skeleton(left), Confusables.Skeleton(right));

    [Theory]
    [InlineData("аlice", true)] // a Cyrillic a
    [InlineData("вася", false)]
    [InlineData("vasya_42", false)]
    [InlineData("日本-fan", false)]
    public void Scripts_that_look_alike_do_not_mix(string name, bool isMixed) => Assert.Equal(isMixed, Confusables.MixesScripts(name));

    [Fact]
    public void A_lookalike_of_a_nickname_or_channel_in_use_is_refused()
    {
        var options = new ChatOptions { ServerName = "chat.test", Users = new UserOptions { DefaultModes = "", UnicodeNicks = true } };
        var chat = new TestChat(options).With("#сора", "ace");
        chat.Register("bob");
        Assert.StartsWith(":chat.test 433 bob асе ", Assert.Single(chat.Ask("bob", "NICK асе")), StringComparison.Ordinal);
        Assert.StartsWith(":chat.test 432 bob аlice ", Assert.Single(chat.Ask("bob", "NICK аlice")), StringComparison.Ordinal);
        Assert.StartsWith(":chat.test 476 bob #copa ", Assert.Single(chat.Ask("bob", "JOIN #copa")), StringComparison.Ordinal);

        chat.Send("ace", "NICK someone");
        Assert.Equal([":bob!bob@test NICK асе"], chat.Ask("bob", "NICK асе"));
    }
}
