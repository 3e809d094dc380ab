using ChatServer.State;
using ChatServer.Storage;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Reading;

public sealed class MarkReadCommandTests
{
    private const string Early = "timestamp=2019-01-04T14:33:26.123Z";
    private const string Late = "timestamp=2020-01-04T14:33:26.123Z";
    private readonly TestChat _chat = new();

    public MarkReadCommandTests() => _chat.Register("alice", "draft/read-marker", certificate: "a1");

    [Fact]
    public void What_was_never_marked_is_a_star() => Assert.Equal([":chat.test MARKREAD #lobby *"], _chat.Ask("alice", "MARKREAD #lobby"));

    [Fact]
    public void A_marker_moves_forward_alone()
    {
        Assert.Equal([$":chat.test MARKREAD #lobby {Late}"], _chat.Ask("alice", $"MARKREAD #lobby {Late}"));
        Assert.Equal([$":chat.test MARKREAD #lobby {Late}"], _chat.Ask("alice", $"MARKREAD #lobby {Early}"));
    }

    [Fact]
    public void Joining_tells_the_marker_before_the_end_of_names()
    {
        _chat.Send("alice", $"MARKREAD #lobby {Early}");
        var lines = _chat.Ask("alice", "JOIN #lobby");
        Assert.Contains($":chat.test MARKREAD #lobby {Early}", lines);
        Assert.Contains(" 366 ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void It_belongs_to_the_identity_and_outlives_the_connection()
    {
        _chat.Send("alice", $"MARKREAD bob {Early}");
        _chat.Drop("alice");
        _chat.Register("alicia", certificate: "a1");
        Assert.Equal([$":chat.test MARKREAD bob {Early}"], _chat.Ask("alicia", "MARKREAD bob"));
        _chat.Register("mallory");
        Assert.Equal([":chat.test MARKREAD bob *"], _chat.Ask("mallory", "MARKREAD bob"));
    }

    [Fact]
    public void A_guest_who_leaves_is_forgotten()
    {
        _chat.Register("bob");
        _chat.Send("bob", $"MARKREAD #lobby {Early}");
        Assert.Equal(1, _chat.World.ReadMarkers.Count);
        _chat.Send("bob", "QUIT");
        Assert.Equal(0, _chat.World.ReadMarkers.Count);
    }

    [Theory]
    [InlineData("MARKREAD", "NEED_MORE_PARAMS")]
    [InlineData("MARKREAD #lobby timestamp=yesterday", "INVALID_PARAMS #lobby timestamp=yesterday")]
    [InlineData("MARKREAD #lobby timestamp=*", "INVALID_PARAMS #lobby timestamp=*")]
    [InlineData("MARKREAD #lobby *", "INVALID_PARAMS #lobby *")]
    [InlineData("MARKREAD no,name", "INVALID_PARAMS no,name")]
    public void Wrong_requests_are_refused(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL MARKREAD {fault} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public async Task Markers_are_there_after_a_restart_but_for_those_of_guests()
    {
        using var directory = new TemporaryDirectory();
        var token = TestContext.Current.CancellationToken;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(1_000);
        await using (var store = SqliteEventStore.Open(directory.Path, new()))
            await store.SaveMarkersAsync([new ReadMarker("cert:a", "#lobby", at), new ReadMarker("guest:1", "#lobby", at), new ReadMarker("cert:a", "#lobby", at.AddSeconds(-1))], token);
        await using (var store = SqliteEventStore.Open(directory.Path, new()))
            Assert.Equal([new ReadMarker("cert:a", "#lobby", at)], (await store.LoadAsync(1, token)).Markers);
    }
}
