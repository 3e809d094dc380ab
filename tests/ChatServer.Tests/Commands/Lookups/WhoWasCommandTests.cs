using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class WhoWasCommandTests
{
    private readonly TestChat _chat = new(new ChatOptions
    {
        ServerName = "chat.test",
        Users = new UserOptions { DefaultModes = "" },
        Limits = new LimitOptions { WhowasEntries = 3 },
    });

    public WhoWasCommandTests() => _chat.Register("alice");

    [Fact]
    public void Those_who_left_are_remembered_newest_first()
    {
        foreach (var name in new[] { "one", "two" })
        {
            _chat.Connect(name);
            _chat.Send(name, "NICK bob", $"USER {name} 0 * :{name}", "QUIT");
        }

        var lines = _chat.Ask("alice", "WHOWAS BOB");
        Assert.Equal([":chat.test 314 alice bob two test * two", ":chat.test 314 alice bob one test * one"], [lines[0], lines[2]]);
        Assert.Equal(":chat.test 312 alice bob chat.test :Sun, 22 Nov 2026 12:00:00 UTC", lines[1]);
        Assert.Equal(":chat.test 369 alice BOB :End of WHOWAS", lines[^1]);
        Assert.Equal(3, _chat.Ask("alice", "WHOWAS bob 1").Count);
        Assert.Equal(5, _chat.Ask("alice", "WHOWAS bob -1").Count);
    }

    [Fact]
    public void A_nickname_that_was_changed_is_remembered_and_the_oldest_forgotten()
    {
        _chat.Send("alice", "NICK b", "NICK c", "NICK d", "NICK e");
        Assert.Contains(" 314 ", _chat.Ask("alice", "WHOWAS d")[0], StringComparison.Ordinal);
        Assert.Equal(":chat.test 406 e alice :There was no such nickname", _chat.Ask("alice", "WHOWAS alice")[0]);
    }

    [Fact]
    public void A_nickname_is_needed() => Assert.StartsWith(":chat.test 431 ", Assert.Single(_chat.Ask("alice", "WHOWAS")), StringComparison.Ordinal);
}
