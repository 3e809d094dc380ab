using System.Collections.Concurrent;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatCore.Security;
using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Sessions;

/// <summary>
/// One signed-in user: a connection to the chat server, what the user can see of it, and the tabs attached. It outlives reloads,
/// lost circuits and sleep; its tabs all show the same.
/// </summary>
public sealed class UserSession : IAsyncDisposable
{
    private readonly IChatConnection _connection;
    private readonly StateProjector _projector;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<StopReason?> _firstOutcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _reading = new(CaseMapping.Ascii);
    private readonly ReadMarkerSender _readMarkers;
    private readonly PendingDeletions _deletions;
    private readonly ITimer _typingEnds;
    private readonly CancellationTokenSource _ended = new();
    private Task _running = Task.CompletedTask;
    private int _tabs;
    private long _lastSeen;

    internal UserSession(SessionId id, SignInRequest request, IChatConnection connection, TimeProvider time)
    {
        Id = id;
        Server = request.Server;
        SignedInAs = request.Nick;
        Account = request.Account?.Name;
        ClientAddress = request.ClientAddress;
        Changes = new ChangeFeed(time);
        State = new SessionState { Nick = request.Nick, Network = request.Server.Host, OnDisplaced = CloseDisplaced, Time = time };
        _connection = connection;
        _time = time;
        Requests = new SessionRequests(connection, time);
        Preferences = new PreferenceStore(Changes.Signal);
        RecentEmoji = new RecentEmoji(Preferences);
        Notices = new NoticeFeed(time);
        _projector = new StateProjector(State, time, message => Preferences.Current.Ignores(message));
        _readMarkers = new ReadMarkerSender((conversation, at) => Quietly(() => connection.MarkRead(conversation, at)), time);
        _deletions = new PendingDeletions((conversation, messageId) => Quietly(() => connection.Redact(conversation, messageId)), time);
        _typingEnds = time.CreateTimer(_ => Changes.Signal(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _lastSeen = time.GetTimestamp();
        foreach (var channel in request.Channels)
            _projector.Open(channel);

        LastSelected = request.Channels is [var first, ..] ? first : null;
        Ended = _ended.Token;
    }

    /// <summary>Told the text of a message of the user's that was taken back, by whomever.</summary>
    public event Action<string>? OwnMessageRedacted;

    public SessionId Id { get; }

    public ServerEndpoint Server { get; }

    /// <summary>The nickname signed in with; <see cref="SessionState.Nick"/> is the one in use.</summary>
    public string SignedInAs { get; }

    /// <summary>The account that is logged in to; null for a guest.</summary>
    public string? Account { get; private set; }

    public string ClientAddress { get; }

    /// <summary>What brings the session back after a restart; null before it was issued.</summary>
    internal SessionTicket? Ticket { get; set; }

    public SessionState State { get; }

    public ChangeFeed Changes { get; }

    /// <summary>What is asked of the chat server and waited for.</summary>
    public SessionRequests Requests { get; }

    public PreferenceStore Preferences { get; }

    public RecentEmoji RecentEmoji { get; }

    /// <summary>What the user wants to be told of outside the page.</summary>
    public NoticeFeed Notices { get; }

    /// <summary>What became of messages that a browser keeps until it knows.</summary>
    internal Deliveries Deliveries { get; } = new();

    /// <summary>Null once online, or why that did not come about.</summary>
    public Task<StopReason?> FirstOutcome => _firstOutcome.Task;

    /// <summary>Cancelled when the user signed out or the session was ended.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Whether it was the user who ended it, so that nobody has to explain why.</summary>
    public bool IsSignedOut { get; private set; }

    /// <summary>The conversation that a tab showed last: where a new one begins.</summary>
    public string? LastSelected { get; set; }

    public int TabCount => Volatile.Read(ref _tabs);

    /// <summary>How long no tab has been attached; zero while there is one.</summary>
    public TimeSpan IdleTime => TabCount > 0 ? TimeSpan.Zero : _time.GetElapsedTime(Interlocked.Read(ref _lastSeen));

    public void Start()
    {
        _running = ProjectAsync();
        _connection.Start();
    }

    /// <summary>Counts a tab in until the result is disposed.</summary>
    public IDisposable AttachTab()
    {
        Interlocked.Increment(ref _tabs);
        return new OnDispose(() =>
        {
            Interlocked.Exchange(ref _lastSeen, _time.GetTimestamp());
            Interlocked.Decrement(ref _tabs);
        });
    }

    /// <summary>The conversation is before the user's eyes until the result is disposed: nothing in it is unread.</summary>
    public IDisposable View(Conversation conversation)
    {
        conversation.BeginViewing();
        AskForHistory(conversation);
        if (conversation.Unread.Count > 0)
        {
            _projector.MarkRead(conversation);
            Changes.Signal();
        }

        TellWhatIsRead(conversation);
        return new OnDispose(() =>
        {
            conversation.EndViewing();
            _projector.ForgetFirstUnread(conversation);
        });
    }

    /// <summary>Nothing is unread any more.</summary>
    public void MarkAllRead()
    {
        foreach (var conversation in State.Conversations)
        {
            _projector.MarkRead(conversation);
            _projector.ForgetFirstUnread(conversation);
        }

        Changes.Signal();
    }

    /// <summary>A tab's list is at the end of the conversation until the result is disposed: what comes is seen if the tab is.</summary>
    public IDisposable Follow(Conversation conversation)
    {
        conversation.BeginFollowing();
        TellWhatIsRead(conversation);
        return new OnDispose(conversation.EndFollowing);
    }

    /// <exception cref="InvalidOperationException">Too many messages are waiting, or the session is over.</exception>
    public void Send(string conversation, string text, MessageKind kind = MessageKind.Message, string? replyTo = null, string? clientId = null)
    {
        if (clientId is null)
            _connection.Send(conversation, text, kind, replyTo, clientId: null);
        else
            Deliveries.Begin(clientId, () => _connection.Send(conversation, text, kind, replyTo, clientId));
    }

    /// <summary>Gives a reaction, or takes it back when it is the user's own already.</summary>
    public void React(Conversation conversation, string messageId, string symbol)
    {
        var isGiven = conversation.Timeline.AmendmentOf(messageId).Reactions.Any(reaction => reaction.Symbol == symbol && reaction.IsOwn);
        _connection.React(conversation.Name, messageId, symbol, !isGiven);
    }

    /// <summary>Hides a message of the user's, and takes it back a few seconds later unless they think better of it.</summary>
    public void Delete(Conversation conversation, string messageId)
    {
        _deletions.Add(conversation, messageId);
        Changes.Signal();
    }

    public void KeepAfterAll(Conversation conversation, string messageId)
    {
        _deletions.Undo(conversation, messageId);
        Changes.Signal();
    }

    /// <summary>Tells the others that the user is writing.</summary>
    public void Typing(string conversation, TypingState state) => Quietly(() => _connection.Typing(conversation, state));

    public bool Retry(string clientId) => _connection.Retry(clientId);

    public void Discard(string clientId)
    {
        if (!_connection.Discard(clientId))
            return;

        Deliveries.Settle(clientId);
        _projector.Forget(clientId);
        Changes.Signal();
    }

    /// <summary>Joins a channel or opens a private conversation, and shows it at once.</summary>
    /// <exception cref="ArgumentException">The name or the key cannot be one.</exception>
    /// <exception cref="InvalidOperationException">Too many requests are waiting.</exception>
    public Conversation? Open(string name, string? key = null)
    {
        // Asked first: when the client does not take it, there is no channel that is "joining" for ever.
        if (State.Support.IsChannel(name) && State.Find(name) is not { Membership: Membership.Joined })
            _connection.Join(name, key);

        var conversation = _projector.Open(name);
        if (conversation is not null)
            AskForHistory(conversation);

        Changes.Signal();
        return conversation;
    }

    /// <summary>Leaves a channel, or closes a private conversation.</summary>
    public void Leave(Conversation conversation, string? reason = null)
    {
        if (!conversation.IsChannel)
            _connection.CloseConversation(conversation.Name);
        else if (conversation.Membership != Membership.Left)
            _connection.Part(conversation.Name, reason);

        _projector.Close(conversation.Name);
        Changes.Signal();
    }

    public void ChangeNick(string nick) => _connection.ChangeNick(nick);

    /// <summary>Makes an account of the nickname in use: a guest is a guest no more.</summary>
    /// <exception cref="InvalidOperationException">It was not made; the message says why.</exception>
    public async Task<RegisteredAccount> KeepNameAsync(string? email, string password, CancellationToken cancellationToken)
    {
        var registered = await Requests.RegisterAccountAsync(email, password, cancellationToken);
        if (!registered.NeedsVerification)
        {
            Account = registered.Name;
            Ticket?.UseAccount(new ClientAccount(registered.Name, password));
        }

        Changes.Signal();
        return registered;
    }

    public void SetTopic(string channel, string topic) => _connection.SetTopic(channel, topic);

    /// <summary>Why the user is away; null when they are not, or said it elsewhere.</summary>
    public string? AwayMessage { get; private set; }

    /// <summary>Tells the others what the user wants to be called, the avatar's colour, and what they are doing.</summary>
    /// <exception cref="InvalidOperationException">Too many requests are waiting.</exception>
    public void SetProfile(Profile profile)
    {
        var before = State.People.Find(State.Nick);
        if (profile.DisplayName != before.DisplayName)
        {
            _connection.SetProfile(ProfileKeys.DisplayName, profile.DisplayName);
            _connection.SetRealName(profile.DisplayName ?? State.Nick); // For clients that know no profiles.
        }

        if (profile.Hue != before.Hue)
            _connection.SetProfile(ProfileKeys.Color, profile.Hue is { } hue ? ProfileColours.All[hue] : null);
        if (profile.Status != before.Status)
            _connection.SetProfile(ProfileKeys.Status, profile.Status);
    }

    public void SetAway(string? message)
    {
        AwayMessage = string.IsNullOrEmpty(message) ? null : message;
        _connection.SetAway(message);
        _projector.SetAway(!string.IsNullOrEmpty(message));
        Changes.Signal();
    }

    /// <summary>Tells the user a sentence that belongs to no conversation.</summary>
    public void Alert(string text)
    {
        _projector.Alert(text);
        Changes.Signal();
    }

    public void DismissAlert()
    {
        _projector.DismissAlert();
        Changes.Signal();
    }

    /// <summary>Reads older messages; they are in the timeline when the task ends.</summary>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    public async Task RequestOlderAsync(Conversation conversation, int limit, CancellationToken cancellationToken)
    {
        var name = conversation.Name;
        var read = _reading.GetOrAdd(name, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        try
        {
            await _connection.RequestOlderAsync(name, conversation.Timeline.OldestId, limit, cancellationToken);
            await read.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            _reading.TryRemove(new KeyValuePair<string, TaskCompletionSource>(name, read));
        }
    }

    /// <summary>Reads what was said around a message that may be far from the newest ones.</summary>
    /// <returns>The stretch; null when the server does not have that message any more.</returns>
    /// <exception cref="InvalidOperationException">There is no connection, it was lost before the answer, or the server refused.</exception>
    internal async Task<Excerpt?> ReadAroundAsync(Conversation conversation, string messageId, CancellationToken cancellationToken)
    {
        var excerpt = new Excerpt(conversation, Requests, message => Mention.IsIn(message, State.Nick));
        await excerpt.ReadAroundAsync(messageId, cancellationToken);
        return excerpt.Timeline.Find(messageId) is null ? null : excerpt;
    }

    /// <summary>A stretch that has come to the newest messages becomes one with them.</summary>
    internal void Join(Conversation conversation, Excerpt excerpt) => _projector.Join(conversation, excerpt.Timeline);

    /// <summary>Says good-bye to the chat server and tells the tabs.</summary>
    public async Task EndAsync(string? reason, bool isSignedOut)
    {
        IsSignedOut = isSignedOut;
        _deletions.SendAll();
        await _ended.CancelAsync();
        try
        {
            await _connection.StopAsync(reason);
        }
        finally
        {
            await DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_ended.IsCancellationRequested)
            await _ended.CancelAsync();

        _deletions.Dispose();
        _readMarkers.Dispose();
        await _typingEnds.DisposeAsync();
        await _connection.DisposeAsync();
        await _running;
    }

    /// <summary>What the user has seen is told once: until the server's answer comes, and after it, there is nothing newer.</summary>
    private void TellWhatIsRead(Conversation conversation)
    {
        if (!conversation.IsReadToTheEnd || conversation.LastActivity == default || conversation.LastActivity <= conversation.ReadUpTo)
            return;

        conversation.ReadUpTo = conversation.LastActivity;
        _readMarkers.Seen(conversation, conversation.LastActivity);
    }

    /// <summary>For what nobody asked for in so many words.</summary>
    private static void Quietly(Action tell)
    {
        try
        {
            tell();
        }
        catch (InvalidOperationException)
        {
            // The client is too busy: it is told again when the user reads or writes on.
        }
    }

    private void AskForHistory(Conversation conversation)
    {
        if (conversation.TryAskForHistory())
            _connection.OpenConversation(conversation.Name);
    }

    private void CloseDisplaced(Conversation displaced)
    {
        try
        {
            _connection.CloseConversation(displaced.Name);
        }
        catch (InvalidOperationException)
        {
            // The client is too busy. It reads the conversation once more after a lost connection, which the projector then passes over.
        }
    }

    private async Task ProjectAsync()
    {
        while (await _connection.Events.WaitToReadAsync())
        {
            var isSeen = false;
            while (_connection.Events.TryRead(out var happened))
            {
                isSeen |= Project(happened);
                switch (happened)
                {
                    case ClientEvent.StateChanged { State: ConnectionState.Online }:
                        _firstOutcome.TrySetResult(null);
                        break;
                    case ClientEvent.OutgoingChanged { Message: { State: OutgoingState.Stored or OutgoingState.Failed } settled }:
                        Deliveries.Settle(settled.ClientId);
                        break;
                    case ClientEvent.StateChanged { State: ConnectionState.Stopped stopped }:
                        _firstOutcome.TrySetResult(stopped.Reason);
                        break;
                    case ClientEvent.ChannelRenamed renamed:
                        Preferences.Change(current => current.Rename(renamed.OldName, renamed.NewName));
                        LastSelected = CaseMapping.Ascii.Equals(LastSelected, renamed.OldName) ? renamed.NewName : LastSelected;
                        break;
                    case ClientEvent.HistoryReceived { Cause: HistoryCause.Requested } history when _reading.TryGetValue(history.Conversation, out var read):
                        read.TrySetResult();
                        break;
                    case ClientEvent.MessageReceived { Message: var message } when State.Find(message.Conversation) is { } conversation:
                        Notices.Consider(conversation, message, State.Nick, Preferences.Current);
                        break;
                    case ClientEvent.MessageChanged { Change: MessageChange.Redacted redacted, Conversation: var name }
                        when State.Find(name)?.Timeline.Find(redacted.MessageId) is (_, { Message.IsOwn: true } said):
                        OwnMessageRedacted?.Invoke(said.Text);
                        break;
                    case ClientEvent.TypingChanged typing when !Preferences.Current.Ignored.Contains(typing.Nick) && State.Find(typing.Conversation)?.Typists.Note(typing.Nick, typing.State) is { } lasts:
                        _typingEnds.Change(lasts, Timeout.InfiniteTimeSpan);
                        break;
                }
            }

            foreach (var conversation in State.Conversations)
                TellWhatIsRead(conversation);
            if (isSeen)
                Changes.Signal();
        }

        _firstOutcome.TrySetResult(new StopReason.Requested());
    }

    /// <summary>False when no tab looks different afterwards: what was read here comes back once a second, and each drawing has its price.</summary>
    private bool Project(ClientEvent happened)
    {
        var about = happened is ClientEvent.ReadMarkerMoved moved ? State.Find(moved.Conversation) : null;
        var before = (about?.Unread, about?.FirstUnreadKey);
        _projector.Apply(happened);
        return about is null || before != (about.Unread, about.FirstUnreadKey);
    }

    private sealed class OnDispose(Action end) : IDisposable
    {
        private Action? _end = end;

        public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
    }
}
