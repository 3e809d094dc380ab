using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class ReadMarkerTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _time = new(Samples.Noon);
    private readonly ScriptedConnection _server = new(Samples.Request());
    private readonly UserSession _session;

    public ReadMarkerTests()
    {
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, _time);
        _session.Start();
    }

    private Conversation Lobby => _session.State.Find("#lobby")!;

    [Fact]
    public async Task What_no_client_of_the_user_has_shown_is_unread_after_signing_in()
    {
        await TellAsync(Marker(2), Opened());
        Assert.Equal(3, Lobby.Unread.Count);
        Assert.Equal("000003", Lobby.FirstUnreadKey);
    }

    [Fact]
    public async Task Without_a_marker_nothing_said_before_is_unread()
    {
        await TellAsync(new ClientEvent.ReadMarkerMoved("#lobby", null), Opened());
        Assert.Equal(0, Lobby.Unread.Count);
    }

    [Fact]
    public async Task Reading_on_another_device_counts_here_too()
    {
        await TellAsync(Marker(2), Opened(), Marker(4));
        Assert.Equal(1, Lobby.Unread.Count);
        await TellAsync(Marker(5), Marker(3));
        Assert.Equal(0, Lobby.Unread.Count);
    }

    [Fact]
    public async Task Where_the_new_begins_is_shown_in_a_tab_that_was_there_first()
    {
        using var view = _session.View(Lobby);
        await TellAsync(Marker(2), Opened());
        Assert.Equal("000003", Lobby.FirstUnreadKey);
        Assert.Equal(0, Lobby.Unread.Count);
    }

    [Fact]
    public async Task What_is_seen_at_the_end_of_a_list_is_told_once_a_second()
    {
        await TellAsync(Marker(2), Opened());
        using (_session.View(Lobby))
        using (_session.Follow(Lobby))
        {
            await TellAsync(new ClientEvent.MessageReceived(Samples.Message(6)), new ClientEvent.MessageReceived(Samples.Message(7)));
            Assert.Empty(_server.Asked);
            _time.Advance(ReadMarkerSender.Interval);
            Assert.Equal(["markread #lobby 7"], _server.Asked);
        }

        await TellAsync(new ClientEvent.MessageReceived(Samples.Message(8)));
        _time.Advance(ReadMarkerSender.Interval);
        Assert.Single(_server.Asked);
    }

    [Fact]
    public async Task A_reader_further_up_has_not_seen_the_end()
    {
        using var view = _session.View(Lobby);
        await TellAsync(Marker(2), Opened());
        _time.Advance(ReadMarkerSender.Interval);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task A_deleted_message_is_gone_at_once_and_can_be_brought_back_for_some_seconds()
    {
        await TellAsync(Opened());
        _session.Delete(Lobby, "000003");
        Assert.True(Lobby.Timeline.Find("000003")!.Value.Said.IsHidden);
        _session.KeepAfterAll(Lobby, "000003");
        _time.Advance(PendingDeletions.Delay);
        Assert.False(Lobby.Timeline.Find("000003")!.Value.Said.IsHidden);
        Assert.Empty(_server.Asked);

        _session.Delete(Lobby, "000003");
        _time.Advance(PendingDeletions.Delay);
        Assert.Equal(["redact #lobby 000003"], _server.Asked);
        Assert.True(Lobby.Timeline.Find("000003")!.Value.Said.IsHidden);
        await TellAsync(new ClientEvent.RequestRefused("REDACT_FORBIDDEN", "#lobby", "no"));
    }

    [Fact]
    public async Task A_reaction_given_again_is_taken_back()
    {
        await TellAsync(Opened());
        _session.React(Lobby, "000003", "👍");
        await TellAsync(new ClientEvent.MessageChanged("#lobby", new MessageChange.Reacted("9", "000003", "helena", Samples.Noon, "👍", IsOn: true, IsOwn: true)));
        _session.React(Lobby, "000003", "👍");
        Assert.Equal(["react #lobby 000003 👍", "unreact #lobby 000003 👍"], _server.Asked);
    }

    [Fact]
    public async Task Who_is_typing_is_forgotten_when_they_send_or_after_six_seconds()
    {
        await TellAsync(new ClientEvent.TypingChanged("#lobby", "maria", TypingState.Active), new ClientEvent.TypingChanged("#lobby", "tomas", TypingState.Active));
        Assert.Equal(["maria", "tomas"], Lobby.Typists.Names);
        await TellAsync(new ClientEvent.MessageReceived(Samples.Message(6)));
        Assert.Equal(["tomas"], Lobby.Typists.Names);
        _time.Advance(Typists.ActiveFor);
        Assert.Empty(Lobby.Typists.Names);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private static ClientEvent.ReadMarkerMoved Marker(int second) => new("#lobby", Samples.Noon.AddSeconds(second));

    private static ClientEvent.HistoryReceived Opened() => new("#lobby", Samples.Messages(1, 5), ReachesStart: true, HistoryCause.Opened);

    /// <summary>Tells the events; they are projected when the answer to a request that follows them is.</summary>
    private async Task TellAsync(params ClientEvent[] events)
    {
        _server.Tell(events);
        await _session.RequestOlderAsync(Lobby, 1, TestContext.Current.CancellationToken);
        _server.Asked.RemoveAll(asked => asked.StartsWith("older", StringComparison.Ordinal));
    }
}
