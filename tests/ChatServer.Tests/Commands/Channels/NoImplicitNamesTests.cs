using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

/// <summary>IRCv3 <c>no-implicit-names</c>: no list of members after any JOIN, and the list for who asks.</summary>
public sealed class NoImplicitNamesTests
{
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("carol").With("#lobby", "alice");

    [Theory]
    [InlineData("no-implicit-names")]
    [InlineData("draft/no-implicit-names")]
    public void Joining_is_not_followed_by_the_members_but_by_all_else(string capability)
    {
        _chat.Send("alice", "TOPIC #lobby :Welcome");
        _chat.Register("bob", capability);
        Assert.Equal(["JOIN", "332", "333"], Verbs(_chat.Ask("bob", "JOIN #lobby")));
    }

    [Fact]
    public void Names_is_answered_as_ever()
    {
        _chat.Register("bob", "no-implicit-names");
        _chat.Send("bob", "JOIN #lobby");
        Assert.Equal(["353", "366"], Verbs(_chat.Ask("bob", "NAMES #lobby")));
    }

    [Fact]
    public void It_can_be_taken_back()
    {
        _chat.Register("bob", "no-implicit-names");
        _chat.Send("bob", "CAP REQ -no-implicit-names");
        Assert.Equal(["JOIN", "353", "366"], Verbs(_chat.Ask("bob", "JOIN #lobby")));
    }

    [Fact]
    public void Each_connection_of_a_user_is_shown_a_join_as_it_negotiated()
    {
        _chat.LogIn("phone", "carol", "carol", capabilities: "sasl no-implicit-names");
        _chat.LogIn("desk", "carol", "carol");
        _chat.Forget("phone");
        Assert.Equal(["JOIN", "353", "366"], Verbs(_chat.Ask("desk", "JOIN #lobby")));
        Assert.Equal(["JOIN"], Verbs(_chat.LinesTo("phone")));
        _chat.LogIn("tablet", "carol", "carol", capabilities: "sasl no-implicit-names");
        Assert.DoesNotContain("353", Verbs(_chat.LinesTo("tablet")));
        Assert.Contains("JOIN", Verbs(_chat.LinesTo("tablet")));
    }

    [Fact]
    public void The_join_that_stands_for_a_new_name_is_followed_by_none_either()
    {
        _chat.Register("bob", "no-implicit-names");
        _chat.Send("bob", "JOIN #lobby");
        _chat.Forget("bob");
        _chat.Send("alice", "RENAME #lobby #hall :moved");
        Assert.Equal(["PART", "JOIN"], Verbs(_chat.LinesTo("bob")));
    }

    private static IEnumerable<string> Verbs(IEnumerable<string> lines) => lines.Select(line => line.Split(' ')[1]);
}
