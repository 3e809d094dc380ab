using ChatCore.Client;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>A user of <see cref="ChatClient"/> who accepted the server's fingerprint and is in one channel.</summary>
internal sealed class NativeUser : IAsyncDisposable
{
    private readonly Task _reading;

    private NativeUser(ServerProcess server, string nick, string channel, InMemoryPinStore pins)
    {
        Channel = channel;
        Client = new ChatClient(new ChatClientOptions { Server = server.Endpoint, Nick = nick, Channels = [channel] }, pins);
        _reading = ReadAsync();
    }

    public ChatClient Client { get; }

    public string Channel { get; }

    /// <summary>Everything that happened, in order.</summary>
    public ObservedList<ClientEvent> Events { get; } = new();

    /// <summary>Every message of the conversation that this user was told, as often as told, in the order of the server's ids.</summary>
    public IReadOnlyList<ChatMessage> MessagesIn(string conversation) => [.. Events.Snapshot()
        .SelectMany(MessagesOf)
        .Where(message => string.Equals(message.Conversation, conversation, StringComparison.OrdinalIgnoreCase))
        .OrderBy(message => message.Id, StringComparer.Ordinal)];

    public static async Task<NativeUser> SignInAsync(ServerProcess server, string nick, string channel, CancellationToken cancellationToken)
    {
        var pins = new InMemoryPinStore();
        await pins.RememberAsync(server.Endpoint, server.Fingerprint, cancellationToken);
        var user = new NativeUser(server, nick, channel, pins);
        user.Client.Start();
        await user.Events.WaitForAsync(happened => happened is ClientEvent.HistoryReceived { Cause: HistoryCause.Opened }, cancellationToken);
        return user;
    }

    public Task WaitForTextAsync(string text, CancellationToken cancellationToken) =>
        Events.WaitForAsync(happened => MessagesOf(happened).Any(message => message.Text == text), cancellationToken);

    /// <summary>Sends to the channel and waits until the server has stored it.</summary>
    public async Task SayAsync(string text, CancellationToken cancellationToken)
    {
        var before = Events.Count;
        var sent = Assert.Single(Client.Send(Channel, text));
        await Events.WaitForAsync(
            happened => happened is ClientEvent.OutgoingChanged { Message: var message } && message.ClientId == sent.ClientId
                && message.State == OutgoingState.Stored,
            cancellationToken,
            from: before);
    }

    /// <summary>Reads the channel's history back to its start.</summary>
    public async Task ReadAllHistoryAsync(CancellationToken cancellationToken)
    {
        while (!Events.Snapshot().Any(happened => happened is ClientEvent.HistoryReceived { ReachesStart: true }))
        {
            var told = Events.Snapshot().Count(IsRequestedHistory);
            await Client.RequestOlderAsync(Channel, MessagesIn(Channel)[0].Id, 100, cancellationToken);
            await Events.WaitUntilAsync(events => events.Count(IsRequestedHistory) > told, cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _reading;
    }

    private static IEnumerable<ChatMessage> MessagesOf(ClientEvent happened) => happened switch
    {
        ClientEvent.MessageReceived { Message: var message } => [message],
        ClientEvent.HistoryReceived { Messages: var messages } => messages,
        _ => [],
    };

    private static bool IsRequestedHistory(ClientEvent happened) => happened is ClientEvent.HistoryReceived { Cause: HistoryCause.Requested };

    private async Task ReadAsync()
    {
        await foreach (var happened in Client.Events.ReadAllAsync())
            Events.Add(happened);
    }
}
