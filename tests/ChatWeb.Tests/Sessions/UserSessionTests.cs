using System.Globalization;
using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Sessions;

public sealed class UserSessionTests : IAsyncDisposable
{
    private readonly ScriptedConnection _server = new(Samples.Request());
    private readonly UserSession _session;

    public UserSessionTests()
    {
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, new FakeTimeProvider(Samples.Noon));
        _session.Start();
    }

    [Fact]
    public async Task A_closed_private_conversation_is_closed_in_the_client_and_does_not_come_back_by_its_history()
    {
        var tomas = _session.Open("tomas")!;
        _session.Leave(tomas);
        Assert.Equal(["open tomas", "close tomas"], _server.Asked);

        await TellAsync(
            new ClientEvent.HistoryReceived("tomas", Samples.Messages(1, 3), ReachesStart: true, HistoryCause.Opened),
            new ClientEvent.HistoryReceived("tomas", [], ReachesStart: false, HistoryCause.CaughtUp),
            new ClientEvent.OutgoingChanged(new OutgoingMessage("c1", "tomas", "bye", MessageKind.Message, OutgoingState.Stored)));
        Assert.Null(_session.State.Find("tomas"));

        await TellAsync(new ClientEvent.MessageReceived(Samples.Message(4, "tomas", "tomas")));
        Assert.NotNull(_session.State.Find("tomas"));
        _session.Open("tomas");
        Assert.Equal("open tomas", _server.Asked[^1]);
    }

    [Fact]
    public void Leaving_a_channel_does_not_close_a_conversation()
    {
        _session.Leave(_session.State.Find("#lobby")!);
        Assert.Equal(["part #lobby"], _server.Asked);
    }

    [Fact]
    public async Task What_the_client_does_not_take_is_not_shown_as_being_joined()
    {
        _server.RefusedKey = "bad key";
        Assert.Throws<ArgumentException>(() => _session.Open("#other", "bad key"));
        Assert.Null(_session.State.Find("#other"));

        Assert.Equal(Membership.Joining, _session.Open("#other", "good")?.Membership);
        await TellAsync(new ClientEvent.ChannelJoined("#other"));
        _session.Open("#other");
        Assert.Equal(["join #other good"], _server.Asked);
    }

    [Fact]
    public async Task A_conversation_that_makes_room_is_closed_in_the_client_too()
    {
        for (var number = 1; number < SessionState.ConversationLimit; number++)
            await TellAsync(new ClientEvent.MessageReceived(Samples.Message(number, conversation: $"nick{number.ToString(CultureInfo.InvariantCulture)}")));

        Assert.Empty(_server.Asked);
        _session.Open("tomas");
        Assert.Equal(["close nick1", "open tomas"], _server.Asked);
    }

    [Fact]
    public async Task What_ignored_people_write_is_not_unread_live_or_read_back()
    {
        _session.Preferences.Change(current => current with { Ignored = current.Ignored.Add("Troll") });
        await TellAsync(
            new ClientEvent.ChannelJoined("#tea"),
            new ClientEvent.MessageReceived(Samples.Message(1, "troll", "#tea", "helena: buy this")),
            new ClientEvent.MessageReceived(Samples.Message(2, "maria", "#tea")));
        Assert.Equal(new Unread(1, 0), _session.State.Find("#tea")!.Unread);

        await TellAsync(new ClientEvent.ReadMarkerMoved("#tea", Samples.Noon));
        Assert.Equal(new Unread(1, 0), _session.State.Find("#tea")!.Unread);
    }

    [Fact]
    public async Task Pinned_messages_are_those_of_the_channels_metadata_and_a_new_entry_begins_without()
    {
        var lobby = _session.State.Find("#lobby")!;
        await TellAsync(new ClientEvent.ChannelJoined("#lobby"), new ClientEvent.MetadataChanged("#lobby", "webchat/pins", "b,a"), new ClientEvent.MetadataChanged("#lobby", "other", "c"));
        Assert.Equal(["b", "a"], lobby.Pins);
        await _session.Requests.PinAsync("#lobby", ["a"], TestContext.Current.CancellationToken);
        await _session.Requests.PinAsync("#lobby", [], TestContext.Current.CancellationToken);
        Assert.Equal(["metadata #lobby webchat/pins a", "metadata #lobby webchat/pins"], _server.Asked);

        await TellAsync(new ClientEvent.ChannelJoined("#lobby"));
        Assert.Empty(lobby.Pins);
    }

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    /// <summary>Tells the events; they are projected when the task ends.</summary>
    private async Task TellAsync(params ClientEvent[] events)
    {
        var last = new ClientEvent.HistoryReceived("#lobby", [], ReachesStart: true, HistoryCause.Requested);
        var seen = _session.State.Find("#lobby")!.Timeline.Version;
        _server.Tell([.. events, last]);
        while (_session.State.Find("#lobby")!.Timeline.Version == seen)
        {
            await Task.Yield();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
    }
}
