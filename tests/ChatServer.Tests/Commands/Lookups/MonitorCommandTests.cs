using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class MonitorCommandTests
{
    private readonly TestChat _chat = new();

    public MonitorCommandTests() => _chat.Register("alice", "extended-monitor away-notify setname chghost");

    [Fact]
    public void Coming_going_and_changing_nicknames_are_told()
    {
        Assert.Equal([":chat.test 731 alice bob,rob"], _chat.Ask("alice", "MONITOR + bob,rob"));
        _chat.Forget("alice");
        _chat.Register("BOB");
        _chat.Send("BOB", "NICK rob", "QUIT");
        Assert.Equal(
            [":chat.test 730 alice BOB!BOB@test", ":chat.test 731 alice BOB", ":chat.test 730 alice rob!BOB@test", ":chat.test 731 alice rob"],
            _chat.LinesTo("alice"));
    }

    [Fact]
    public void Away_and_names_of_the_watched_are_told_without_a_common_channel_and_once_with_one()
    {
        _chat.Register("bob");
        _chat.Send("alice", "MONITOR + bob");
        _chat.Forget("alice");
        _chat.Send("bob", "AWAY :lunch", "SETNAME :Robert");
        Assert.Equal([":bob!bob@test AWAY lunch", ":bob!bob@test SETNAME Robert"], _chat.LinesTo("alice"));

        _chat.With("#lobby", "alice", "bob");
        _chat.Send("bob", "AWAY");
        Assert.Equal([":bob!bob@test AWAY"], _chat.LinesTo("alice"));
    }

    [Fact]
    public void The_list_is_shown_asked_and_cleared()
    {
        _chat.Send("alice", "MONITOR + bob,alice");
        Assert.Equal([":chat.test 732 alice bob,alice", ":chat.test 733 alice :End of MONITOR list"], _chat.Ask("alice", "MONITOR L"));
        Assert.Equal([":chat.test 730 alice alice!alice@test", ":chat.test 731 alice bob"], _chat.Ask("alice", "MONITOR S"));
        _chat.Send("alice", "MONITOR - ALICE");
        Assert.Equal(":chat.test 732 alice bob", _chat.Ask("alice", "MONITOR L")[0]);
        Assert.Empty(_chat.Ask("alice", "MONITOR C"));
        Assert.Single(_chat.Ask("alice", "MONITOR L"));
    }

    [Fact]
    public void A_full_list_takes_what_fits()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { MonitorEntries = 2 } });
        chat.Register("alice");
        Assert.Equal(
            [":chat.test 731 alice a,b", ":chat.test 734 alice 2 c,d :Monitor list is full"], chat.Ask("alice", "MONITOR + a,b,a,c,d"));
    }

    [Fact]
    public void Who_left_is_no_longer_told()
    {
        _chat.Send("alice", "MONITOR + bob");
        _chat.Drop("alice");
        Assert.Empty(_chat.World.WatchersOf("bob"));
    }
}
