using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Reading;

public sealed class SearchCommandTests
{
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public SearchCommandTests()
    {
        _chat.Register("alice", "batch message-tags soju.im/search", certificate: "a1");
        _chat.Register("bob", "batch", certificate: "b1");
        _chat.With("#lobby", "alice", "bob");
        _chat.With("#elsewhere", "bob");
        _chat.Send("alice", "PRIVMSG #lobby :the quick fox", "PRIVMSG bob :quick and private");
        _chat.Send("bob", "PRIVMSG #lobby :a quick answer", "PRIVMSG #elsewhere :quick, out of sight");
    }

    [Theory]
    [InlineData("text=quick", 3)]
    [InlineData("text=quick;in=#lobby", 2)]
    [InlineData("text=quick;in=bob", 1)]
    [InlineData(@"text=QUICK\sfox", 1)]
    [InlineData("from=Bob", 1)]
    [InlineData("text=quick;limit=1", 1)]
    [InlineData("text=quick;after=2030-01-01T00:00:00.000Z", 0)]
    [InlineData("text=quick;before=2000-01-01T00:00:00.000Z", 0)]
    public void What_one_may_read_is_found(string attributes, int count)
    {
        var lines = _chat.Ask("alice", $"SEARCH {attributes}");
        Assert.Equal(":chat.test BATCH +b1 soju.im/search", lines[0]);
        Assert.Equal(count, lines.Count - 2);
        Assert.DoesNotContain(lines, line => line.Contains("sight", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SEARCH text=x;in=#elsewhere", "INVALID_TARGET #elsewhere")]
    [InlineData("SEARCH colour=red", "UNKNOWN_ATTRIBUTE colour")]
    [InlineData("SEARCH text=", "INVALID_PARAMS")]
    [InlineData("SEARCH text=x;limit=none", "INVALID_PARAMS")]
    [InlineData("SEARCH text=x;before=now", "INVALID_PARAMS")]
    public void Wrong_requests_are_refused(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL SEARCH {fault} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);
}
