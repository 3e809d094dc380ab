using System.Threading.Channels;
using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>
/// A connection to a chat server that keeps itself alive: verifies or pins the certificate, registers, joins, reconnects with
/// back-off, reads back what was missed, and tells everything as one stream of typed events. Safe for use from several threads.
/// </summary>
/// <example>
/// <code>
/// await using var client = new ChatClient(options, pins);
/// client.Start();
/// await foreach (var happened in client.Events.ReadAllAsync(cancellationToken))
///     Console.WriteLine(happened);
/// </code>
/// </example>
public sealed class ChatClient : IAsyncDisposable
{
    /// <summary>Creates a client; <see cref="Start"/> makes it connect.</summary>
    public ChatClient(ChatClientOptions options, IPinStore pins, TimeProvider? timeProvider = null)
    {
    }

    /// <summary>
    /// What happens, in order. Bounded: a reader that falls 10,000 events behind makes the client wait, and with it the server. The stream
    /// completes after <see cref="ConnectionState.Stopped"/>.
    /// </summary>
    public ChannelReader<ClientEvent> Events => throw new NotImplementedException();

    /// <summary>Where the client stands.</summary>
    public ConnectionState State => throw new NotImplementedException();

    /// <summary>The nickname in use; before registration the one asked for.</summary>
    public string Nick => throw new NotImplementedException();

    /// <summary>What the server announced.</summary>
    public ISupport Support => throw new NotImplementedException();

    /// <summary>Begins to connect; call it once. What comes of it is told by <see cref="Events"/>.</summary>
    public void Start() => throw new NotImplementedException();

    /// <summary>
    /// Sends a message, or queues it while there is no connection: it is sent exactly once even when the connection is lost in between.
    /// Text with line breaks or too long for one line becomes several messages; each is told by <see cref="ClientEvent.OutgoingChanged"/>.
    /// </summary>
    /// <returns>The messages, in order.</returns>
    /// <exception cref="InvalidOperationException">The outbox is full (<see cref="ChatClientOptions.OutboxLimit"/>), or the client has stopped.</exception>
    public IReadOnlyList<OutgoingMessage> Send(string conversation, string text, MessageKind kind = MessageKind.Message) =>
        throw new NotImplementedException();

    /// <summary>Sends a failed message again. Returns false when there is no such failed message.</summary>
    public bool Retry(string clientId) => throw new NotImplementedException();

    /// <summary>Forgets a queued or failed message. Returns false when it has been sent or there is none.</summary>
    public bool Discard(string clientId) => throw new NotImplementedException();

    /// <summary>Joins a channel, now and after every reconnect; with the key when it has one.</summary>
    public void Join(string channel, string? key = null) => throw new NotImplementedException();

    /// <summary>Leaves a channel.</summary>
    public void Part(string channel, string? reason = null) => throw new NotImplementedException();

    /// <summary>Opens a private conversation: reads its newest history. Told by <see cref="ClientEvent.HistoryReceived"/>.</summary>
    public void OpenConversation(string nick) => throw new NotImplementedException();

    /// <summary>Asks for another nickname.</summary>
    public void ChangeNick(string nick) => throw new NotImplementedException();

    /// <summary>Sets a channel's topic; empty text clears it.</summary>
    public void SetTopic(string channel, string topic) => throw new NotImplementedException();

    /// <summary>Marks this user as away, or as back when the message is null or empty.</summary>
    public void SetAway(string? message) => throw new NotImplementedException();

    /// <summary>
    /// Reads messages older than <paramref name="beforeId"/>; told by <see cref="ClientEvent.HistoryReceived"/>, which has been written to
    /// <see cref="Events"/> when the task ends. One request per conversation at a time; a second joins the first.
    /// </summary>
    /// <param name="conversation">The channel or nickname.</param>
    /// <param name="beforeId">The id of the oldest message known, or null to read the newest.</param>
    /// <param name="limit">How many; the server may give fewer. 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    public Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Lists the server's channels: name, members, topic. At most <paramref name="limit"/> of them.</summary>
    /// <exception cref="InvalidOperationException">There is no connection, or it was lost before the answer.</exception>
    public Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(int limit, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Ends the connection politely and the client for good. Messages still queued are lost; it waits at most two seconds.</summary>
    public Task StopAsync(string? reason = null) => throw new NotImplementedException();

    /// <summary>Ends the client at once.</summary>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
