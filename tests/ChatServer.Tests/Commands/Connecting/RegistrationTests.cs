using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class RegistrationTests
{
    private readonly TestChat _chat = new();

    [Fact]
    public void Nick_and_user_make_a_user_who_is_welcomed()
    {
        _chat.Connect("alice");
        _chat.Send("alice", "NICK alice", "USER alice 0 * :Alice Liddell");

        Assert.StartsWith(":chat.test 001 alice :Welcome", _chat.LinesTo("alice")[0], StringComparison.Ordinal);
        Assert.Contains(_chat.LinesTo("alice"), line => line.Contains(" 005 alice ", StringComparison.Ordinal) && line.Contains(" PREFIX=(qaohv)~&@%+ ", StringComparison.Ordinal));
        Assert.NotNull(_chat.World.FindUser("ALICE"));
    }

    [Fact]
    public void Cap_ls_holds_the_registration_until_cap_end()
    {
        _chat.Connect("alice");
        _chat.Send("alice", "CAP LS 302", "NICK alice", "USER alice 0 * :Alice");
        Assert.Null(_chat.World.FindUser("alice"));

        _chat.Send("alice", "CAP END");
        Assert.NotNull(_chat.World.FindUser("alice"));
    }

    [Theory]
    [InlineData("JOIN #lobby", "451")]
    [InlineData("PRIVMSG bob :hello", "451")]
    [InlineData("NONSENSE", "451")]
    [InlineData("NICK", "431")]
    [InlineData("NICK :", "431")]
    [InlineData("NICK 9lives", "432")]
    [InlineData("NICK a,b", "432")]
    [InlineData("NICK José", "432")]
    [InlineData("NICK :with space", "432")]
    [InlineData("NICK this-nickname-is-far-too-long-for-this-server", "432")]
    [InlineData("USER onlyone", "461")]
    [InlineData("USER a 0 * :", "461")]
    [InlineData("PASS", "461")]
    [InlineData("CAP NONSENSE", "410")]
    [InlineData("PING", "409")]
    public void What_cannot_be_done_before_registration_is_answered_with_its_numeric(string line, string numeric)
    {
        _chat.Connect("alice");
        _chat.Send("alice", line);
        Assert.StartsWith($":chat.test {numeric} * ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_nickname_in_use_is_refused_whatever_its_case()
    {
        _chat.Register("alice");
        _chat.Connect("other");
        _chat.Send("other", "NICK ALICE", "USER other 0 * :other");
        Assert.Equal(":chat.test 433 ALICE ALICE :Nickname is already in use", _chat.LastLineTo("other"));
    }

    [Fact]
    public void Of_two_who_ask_for_a_free_nickname_the_first_to_finish_gets_it()
    {
        _chat.Connect("one");
        _chat.Connect("two");
        _chat.Send("one", "NICK alice");
        _chat.Send("two", "NICK alice", "USER two 0 * :two");
        _chat.Send("one", "USER one 0 * :one");
        Assert.Equal(":chat.test 433 alice alice :Nickname is already in use", _chat.LastLineTo("one"));

        _chat.Send("one", "NICK bob");
        Assert.NotNull(_chat.World.FindUser("bob"));
    }

    [Theory]
    [InlineData("PASS wrong")]
    [InlineData("CAP LIST")]
    public void A_wrong_or_missing_server_password_ends_the_connection(string first)
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Password = "secret" });
        var transport = chat.Connect("alice");
        chat.Send("alice", first, "NICK alice", "USER alice 0 * :Alice");

        Assert.Contains(":chat.test 464 alice :Password incorrect", chat.LinesTo("alice"));
        Assert.Equal("ERROR :Closing link: (Password incorrect)", chat.LastLineTo("alice"));
        Assert.True(transport.IsClosing);
        Assert.Empty(chat.World.Users);
    }

    [Fact]
    public void The_right_server_password_lets_in()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Password = "secret" });
        chat.Connect("alice");
        chat.Send("alice", "PASS secret", "NICK alice", "USER alice 0 * :Alice");
        Assert.NotNull(chat.World.FindUser("alice"));
    }

    [Fact]
    public void Nobody_registers_twice()
    {
        _chat.Register("alice");
        Assert.Equal([":chat.test 462 alice :You may not reregister"], _chat.Ask("alice", "USER a 0 * :b"));
        Assert.Equal([":chat.test 462 alice :You may not reregister"], _chat.Ask("alice", "PASS x"));
    }

    [Fact]
    public void Quit_before_registration_is_answered_with_error_and_close()
    {
        var transport = _chat.Connect("alice");
        _chat.Send("alice", "QUIT :knock");
        Assert.Equal(["ERROR :Closing link: (Quit: knock)"], _chat.LinesTo("alice"));
        Assert.True(transport.IsClosing);
        Assert.Empty(_chat.World.Sessions);
    }
}
