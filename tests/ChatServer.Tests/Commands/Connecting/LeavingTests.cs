using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Connecting;

public sealed class LeavingTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob").With("#other", "alice", "bob");

    [Fact]
    public void Quit_is_told_once_to_those_who_share_a_channel()
    {
        _chat.Send("bob", "QUIT :bye");
        Assert.Equal([":bob!bob@test QUIT :Quit: bye"], _chat.LinesTo("alice"));
        Assert.Equal("ERROR :Closing link: (Quit: bye)", _chat.LastLineTo("bob"));
        Assert.Null(_chat.World.FindUser("bob"));
    }

    [Fact]
    public void Everything_a_quit_causes_is_done_before_the_client_sees_error()
    {
        _chat.Register("carol");
        _chat.Send("bob", "QUIT");
        Assert.DoesNotContain(_chat.Ask("carol", "NAMES #lobby"), line => line.Contains("bob", StringComparison.Ordinal));
        _chat.Send("carol", "NICK bob");
        Assert.NotNull(_chat.World.FindUser("bob"));
    }

    [Fact]
    public void A_lost_connection_quits_for_its_user()
    {
        _chat.Drop("bob", "Ping timeout");
        Assert.Equal([":bob!bob@test QUIT :Ping timeout"], _chat.LinesTo("alice"));
        _chat.Drop("bob");
        Assert.Single(_chat.LinesTo("alice"));
    }

    [Fact]
    public void A_new_nickname_is_told_to_all_who_see_the_user()
    {
        _chat.Send("bob", "NICK Robert");
        Assert.Equal([":bob!bob@test NICK Robert"], _chat.LinesTo("alice"));
        Assert.Equal([":bob!bob@test NICK Robert"], _chat.LinesTo("bob"));
        Assert.NotNull(_chat.World.FindUser("robert"));
        Assert.Null(_chat.World.FindUser("bob"));
    }

    [Fact]
    public void The_case_of_ones_own_nickname_may_be_changed()
    {
        Assert.Equal([":bob!bob@test NICK BOB"], _chat.Ask("bob", "NICK BOB"));
        Assert.Equal([":chat.test 433 BOB Alice :Nickname is already in use"], _chat.Ask("bob", "NICK Alice"));
    }

    [Fact]
    public void Shutting_down_tells_everybody()
    {
        _chat.ShutDown();
        Assert.Equal("ERROR :Closing link: (The server is shutting down)", _chat.LastLineTo("alice"));
        Assert.Empty(_chat.World.Sessions);
    }

    [Fact]
    public void A_guest_who_is_back_with_its_certificate_takes_the_place_of_its_ghost()
    {
        _chat.Register("carol", certificate: "c1");
        _chat.Send("carol", "JOIN #lobby");
        _chat.Forget("alice");
        var ghost = _chat.Rename("carol", "ghost");

        _chat.Register("carol", certificate: "c1");
        _chat.Send("ghost", "PRIVMSG #lobby :said twice");
        Assert.Equal([":carol!carol@test QUIT :Connected again"], _chat.LinesTo("alice"));
        Assert.True(ghost.IsClosing);
    }

    [Theory]
    [InlineData("other")]
    [InlineData(null)]
    public void Nobody_else_takes_a_guests_nickname(string? certificate)
    {
        _chat.Register("carol", certificate: "c1");
        _chat.Connect("mallory", certificate);
        _chat.Send("mallory", "NICK carol", "USER m 0 * :m");
        Assert.StartsWith(":chat.test 433 ", _chat.LastLineTo("mallory"), StringComparison.Ordinal);
    }
}
