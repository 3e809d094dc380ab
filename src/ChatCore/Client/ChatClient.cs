using System.Security.Cryptography.X509Certificates;
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
    private const string Stopped = "The client has stopped.";
    private const int MaxHistoryRequest = 1_000;
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromDays(3650);
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(2);

    private readonly CommandMailbox _mailbox = new();
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _ended = new();
    private readonly TimeProvider _time;
    private readonly ClientFeed _feed;
    private readonly Outbox _outbox;
    private readonly OwnIdentity _self = new();
    private readonly X509Certificate2 _certificate;
    private readonly bool _ownsCertificate;
    private readonly ClientLoop _loop;
    private Task? _running;

    /// <summary>Creates a client; <see cref="Start"/> makes it connect.</summary>
    /// <exception cref="ArgumentException">An option is not what it may be; the message names it.</exception>
    public ChatClient(ChatClientOptions options, IPinStore pins, TimeProvider? timeProvider = null)
    {
        ChatClientOptionsCheck.ThrowIfInvalid(options);
        _time = timeProvider ?? TimeProvider.System;
        _feed = new ClientFeed(options.Nick);
        _outbox = new Outbox(options.OutboxLimit);
        _ownsCertificate = options.Certificate is null;
        _certificate = options.Certificate ?? SelfSignedCertificate.ForClient("WebChat client", CertificateLifetime, TimeProvider.System);
        _loop = new ClientLoop(
            options, new ServerConnector(options, pins, _certificate, _time), new ClientMemory(options, _self, _outbox), _feed,
            _mailbox, _time, new ReconnectPolicy(Random.Shared));
    }

    /// <summary>
    /// What happens, in order. Bounded: a reader that falls 10,000 events behind makes the client wait, and with it the server. The stream
    /// completes after <see cref="ConnectionState.Stopped"/>; with an exception when the client failed by a fault of its own.
    /// </summary>
    public ChannelReader<ClientEvent> Events => _feed.Events;

    /// <summary>Where the client stands.</summary>
    public ConnectionState State => _feed.State;

    /// <summary>The nickname in use; before registration the one asked for.</summary>
    public string Nick => _feed.Nick;

    /// <summary>What the server announced.</summary>
    public ISupport Support => _feed.Support;

    /// <summary>Begins to connect; call it once. What comes of it is told by <see cref="Events"/>.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public void Start()
    {
        lock (_gate)
        {
            if (_running is not null)
                throw new InvalidOperationException("The client was started or stopped before; one client connects once.");

            _running = Task.Run(RunAsync);
        }
    }

    /// <summary>
    /// Sends a message, or queues it while there is no connection: it is sent exactly once even when the connection is lost in between.
    /// Text with line breaks or too long for one line stays one message where the server takes such (<c>draft/multiline</c>), and becomes
    /// several where it does not; each is told by <see cref="ClientEvent.OutgoingChanged"/>.
    /// </summary>
    /// <param name="conversation">The channel or nickname.</param>
    /// <param name="text">What is said.</param>
    /// <param name="kind">Message, notice or action.</param>
    /// <param name="replyTo">The id of the message that it answers; of several messages the first carries it.</param>
    /// <param name="clientId">
    /// The id it is sent with, 16 lower-case hexadecimal digits; null: a new one. Who sends a message again with the id it had, as after a
    /// restart of their own, says it once where the server knows repetitions.
    /// </param>
    /// <returns>The messages, in order; none when the text is blank.</returns>
    /// <exception cref="ArgumentException"><paramref name="conversation"/> is no name, or <paramref name="clientId"/> no id.</exception>
    /// <exception cref="InvalidOperationException">The outbox is full (<see cref="ChatClientOptions.OutboxLimit"/>), or the client has stopped.</exception>
    public IReadOnlyList<OutgoingMessage> Send(
        string conversation, string text, MessageKind kind = MessageKind.Message, string? replyTo = null, string? clientId = null)
    {
        WireText.Name(conversation, nameof(conversation));
        ArgumentNullException.ThrowIfNull(text);
        if (replyTo is not null)
            WireText.Name(replyTo, nameof(replyTo));
        if (clientId is not null && !OwnIdentity.IsId(clientId))
            throw new ArgumentException("An id is 16 lower-case hexadecimal digits.", nameof(clientId));
        if (State is ConnectionState.Stopped)
            throw new InvalidOperationException("The client has stopped and sends nothing more.");

        var budget = TextSplitter.Budget(Nick, conversation, kind);
        var pieces = kind != MessageKind.Action && _feed.Multiline is { } limits ? MultilineText.Split(text, budget, limits) : TextSplitter.Split(text, budget);
        OutgoingMessage[] messages = [.. pieces.Select((piece, i) =>
            new OutgoingMessage(clientId is null ? _self.NextId() : _self.IdOfPart(clientId, i), conversation, piece, kind, OutgoingState.Queued) { ReplyTo = i == 0 ? replyTo : null })];
        _outbox.Add(messages);
        WakeForOutbox();
        return messages;
    }

    /// <summary>Sends a failed message again. Returns false when there is no such failed message, or no room in the outbox.</summary>
    public bool Retry(string clientId)
    {
        var isQueued = _outbox.Retry(clientId);
        if (isQueued)
            WakeForOutbox();
        return isQueued;
    }

    /// <summary>Forgets a queued or failed message. Returns false when it has been sent or there is none.</summary>
    public bool Discard(string clientId) => _outbox.Discard(clientId);

    /// <summary>Joins a channel, now and after every reconnect; with the key when it has one.</summary>
    /// <exception cref="ArgumentException">The channel or key cannot be one.</exception>
    public void Join(string channel, string? key = null) =>
        Command(new ClientCommand.Join(WireText.Name(channel, nameof(channel)), WireText.Key(key, nameof(key))));

    /// <summary>Leaves a channel.</summary>
    /// <exception cref="ArgumentException">The channel's name cannot be one.</exception>
    public void Part(string channel, string? reason = null) =>
        Command(new ClientCommand.Part(WireText.Name(channel, nameof(channel)), OneLineOrNull(reason)));

    /// <summary>Opens a private conversation: reads its newest history. Told by <see cref="ClientEvent.HistoryReceived"/>.</summary>
    /// <exception cref="ArgumentException">The nickname cannot be one.</exception>
    public void OpenConversation(string nick) => Command(new ClientCommand.OpenConversation(WireText.Name(nick, nameof(nick))));

    /// <summary>
    /// Closes a private conversation: it is not caught up any more, and opened again its history is told anew. A message from the other
    /// person begins it again.
    /// </summary>
    /// <exception cref="ArgumentException">The nickname cannot be one.</exception>
    public void CloseConversation(string nick) => Command(new ClientCommand.CloseConversation(WireText.Name(nick, nameof(nick))));

    /// <summary>Asks for another nickname.</summary>
    /// <exception cref="ArgumentException">The nickname cannot be one.</exception>
    public void ChangeNick(string nick) => Command(new ClientCommand.ChangeNick(WireText.Name(nick, nameof(nick))));

    /// <summary>Sets a channel's topic; empty text clears it.</summary>
    /// <exception cref="ArgumentException">The channel's name cannot be one.</exception>
    public void SetTopic(string channel, string topic) =>
        Command(new ClientCommand.SetTopic(WireText.Name(channel, nameof(channel)), WireText.OneLine(topic)));

    /// <summary>Marks this user as away, or as back when the message is null or empty; also after every reconnect.</summary>
    public void SetAway(string? message) => Command(new ClientCommand.SetAway(OneLineOrNull(message)));

    /// <summary>
    /// Tells the others something of this user, also after every reconnect; null takes it back. Told by <see cref="ClientEvent.ProfileChanged"/>.
    /// A server that knows no profiles is told nothing.
    /// </summary>
    /// <param name="key">One of <see cref="ProfileKeys"/>.</param>
    /// <param name="value">The value, or null.</param>
    /// <exception cref="ArgumentException">It is no such key.</exception>
    public void SetProfile(string key, string? value)
    {
        if (!ProfileKeys.All.Contains(key))
            throw new ArgumentException($"'{key}' is no key of a profile.", nameof(key));

        Command(new ClientCommand.SetProfile(key, OneLineOrNull(value)));
    }

    /// <summary>Changes the real name, now and for every reconnect.</summary>
    /// <exception cref="ArgumentException">It is blank.</exception>
    public void SetRealName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Command(new ClientCommand.SetRealName(WireText.OneLine(name)));
    }

    /// <summary>Gives a reaction to a message, or takes it back. Told by <see cref="ClientEvent.MessageChanged"/>.</summary>
    /// <exception cref="ArgumentException">The conversation or the id cannot be one, or the reaction is blank.</exception>
    public void React(string conversation, string messageId, string reaction, bool isOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reaction);
        Command(ChangeLines.React(WireText.Name(conversation, nameof(conversation)), WireText.Name(messageId, nameof(messageId)), reaction, isOn));
    }

    /// <summary>
    /// Gives a message of one's own another text (<c>draft/message-edit</c>), of several lines where the server takes such
    /// (<c>draft/multiline</c>); elsewhere its line breaks become spaces. Told by <see cref="ClientEvent.MessageChanged"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The conversation or the id cannot be one, or the text is blank.</exception>
    /// <exception cref="RequestRefusedException">The server refused, knows no edits, or takes no text as long.</exception>
    /// <exception cref="InvalidOperationException">There is no connection, or it was lost before the answer.</exception>
    public Task EditAsync(string conversation, string messageId, string text, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.Edit(WireText.Name(conversation, nameof(conversation)), WireText.Name(messageId, nameof(messageId)), text, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Takes a message back: one's own, or as a channel's operator another's. Told by <see cref="ClientEvent.MessageChanged"/>.</summary>
    /// <exception cref="ArgumentException">The conversation or the id cannot be one.</exception>
    public void Redact(string conversation, string messageId, string? reason = null) =>
        Command(ChangeLines.Redact(WireText.Name(conversation, nameof(conversation)), WireText.Name(messageId, nameof(messageId)), OneLineOrNull(reason)));

    /// <summary>Tells the others that this user is writing. At most once in three seconds while it goes on; without a connection nothing happens.</summary>
    /// <exception cref="ArgumentException">The conversation cannot be one.</exception>
    public void Typing(string conversation, TypingState state) => Command(ChangeLines.Typing(WireText.Name(conversation, nameof(conversation)), state));

    /// <summary>Tells this user's other clients how far the conversation was read. Without a connection nothing happens.</summary>
    /// <exception cref="ArgumentException">The conversation cannot be one.</exception>
    public void MarkRead(string conversation, DateTimeOffset at) => Command(ChangeLines.MarkRead(WireText.Name(conversation, nameof(conversation)), at));

    /// <summary>
    /// Reads messages older than <paramref name="beforeId"/>; told by <see cref="ClientEvent.HistoryReceived"/>, which has been written to
    /// <see cref="Events"/> when the task ends. One request per conversation at a time; a second joins the first.
    /// </summary>
    /// <param name="conversation">The channel or nickname.</param>
    /// <param name="beforeId">The id of the oldest message known, or null to read the newest.</param>
    /// <param name="limit">How many; the server may give fewer. 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    public Task RequestOlderAsync(string conversation, string? beforeId, int limit, CancellationToken cancellationToken)
    {
        WireText.Name(conversation, nameof(conversation));
        if (beforeId is not null)
            WireText.Name(beforeId, nameof(beforeId));
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxHistoryRequest);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.RequestOlder(conversation, beforeId, limit, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>From the next connection on the client logs in to this account; <see cref="AccountRequests.RegisterAccountAsync"/> calls it.</summary>
    /// <exception cref="ArgumentException">The name cannot be one, or the password holds line breaks.</exception>
    public void UseAccount(ClientAccount account)
    {
        ChatClientOptionsCheck.ThrowIfInvalid(account);
        Command(new ClientCommand.UseAccount(account));
    }

    /// <summary>
    /// Reads a page of history beside, or around, a message for the caller alone: no event tells of it, so that it need not join what was
    /// told before.
    /// </summary>
    /// <param name="conversation">The channel or nickname.</param>
    /// <param name="stretch">On which side of the message.</param>
    /// <param name="messageId">The message's id.</param>
    /// <param name="limit">How many lines of history; the server may give fewer. 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the wait, not the request.</param>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    public Task<HistoryPage> ReadHistoryAsync(
        string conversation, HistoryStretch stretch, string messageId, int limit, CancellationToken cancellationToken)
    {
        WireText.Name(conversation, nameof(conversation));
        WireText.Name(messageId, nameof(messageId));
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxHistoryRequest);
        var done = new TaskCompletionSource<HistoryPage>(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.ReadHistory(stretch, conversation, messageId, limit, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lists the server's channels: name, members, topic. At most <paramref name="limit"/> of them, and never more than 20,000.</summary>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    public Task<IReadOnlyList<ListedChannel>> ListChannelsAsync(int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        var done = new TaskCompletionSource<IReadOnlyList<ListedChannel>>(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.ListChannels(limit, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Asks the server something; the lines of its answer come here and nowhere else. <see cref="ServerQuestions"/> knows what to ask.</summary>
    /// <exception cref="RequestRefusedException">The server refused.</exception>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server labels no answers.</exception>
    public Task<IReadOnlyList<Message>> AskAsync(Message question, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<IReadOnlyList<Message>>(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.Ask(question, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Has the server do something. What it changes is told by <see cref="Events"/>; a server without labelled answers tells its refusals
    /// there, too. <see cref="ServerRequests"/> knows what can be asked for.
    /// </summary>
    /// <exception cref="RequestRefusedException">The server refused.</exception>
    /// <exception cref="InvalidOperationException">There is no connection, or it was lost before the answer.</exception>
    public Task DoAsync(Message request, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.Do(request, done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Finds messages, oldest first.</summary>
    /// <exception cref="RequestRefusedException">The server refused.</exception>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server cannot search.</exception>
    public Task<IReadOnlyList<ChatMessage>> SearchAsync(MessageSearch search, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<IReadOnlyList<ChatMessage>>(TaskCreationOptions.RunContinuationsAsynchronously);
        CommandOrFail(new ClientCommand.Search(search.ToLine(), done));
        return done.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends the connection politely and the client for good. Messages still queued are lost; it waits at most two seconds.</summary>
    public async Task StopAsync(string? reason = null)
    {
        if (_mailbox.TryPost(new ClientCommand.Stop(OneLineOrNull(reason))))
            await Task.WhenAny(Running(), Task.Delay(FarewellTime, _time)).ConfigureAwait(false);

        await EndAsync().ConfigureAwait(false);
    }

    /// <summary>Ends the client at once. It never throws: why a client ended is told by <see cref="Events"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        if (_ownsCertificate)
            _certificate.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            await _loop.RunAsync(_ended.Token).ConfigureAwait(false);
        }
        finally
        {
            _mailbox.Close(Stopped);
        }
    }

    /// <summary>The running loop, or what comes of not having started: the client is over at once.</summary>
    private Task Running()
    {
        lock (_gate)
        {
            if (_running is not null)
                return _running;

            _feed.Complete(new ConnectionState.Stopped(new StopReason.Requested()));
            _mailbox.Close(Stopped);
            return _running = Task.CompletedTask;
        }
    }

    private async Task EndAsync()
    {
        var running = Running();
        await _ended.CancelAsync().ConfigureAwait(false);

        // Should the loop itself have failed, Events has told it to their reader: whoever ends the client gets its end.
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>One wake in the mailbox is enough; when it is full the loop is awake and looks into the outbox anyway.</summary>
    private void WakeForOutbox() => _mailbox.TryPost(new ClientCommand.OutboxChanged());

    /// <summary>After the end nothing happens any more.</summary>
    private void Command(ClientCommand command)
    {
        if (!_mailbox.TryPost(command) && State is not ConnectionState.Stopped)
            throw TooMany();
    }

    private void CommandOrFail(ClientCommand command)
    {
        if (!_mailbox.TryPost(command))
            throw State is ConnectionState.Stopped ? new InvalidOperationException(Stopped) : TooMany();
    }

    private static InvalidOperationException TooMany() => new($"{CommandMailbox.Capacity} requests wait for the client already, which is the most it takes.");

    private static string? OneLineOrNull(string? text) => string.IsNullOrEmpty(text) ? null : WireText.OneLine(text);
}
