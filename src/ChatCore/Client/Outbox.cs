using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Own messages from being given until the server has stored or refused them, in the order they were given. Safe for use from several
/// threads: callers add and take back, the client's loop sends and confirms.
/// </summary>
internal sealed class Outbox(int limit)
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _waiting = [];
    private readonly List<OutgoingMessage> _failed = [];
    private readonly Queue<OutgoingMessage> _changes = new();

    /// <summary>Adds messages to the end, all or none of them.</summary>
    /// <exception cref="InvalidOperationException">There is no room for them.</exception>
    public void Add(IReadOnlyCollection<OutgoingMessage> messages)
    {
        lock (_gate)
        {
            if (_waiting.Count + messages.Count > limit)
            {
                throw new InvalidOperationException(
                    $"The outbox has no room for {messages.Count} more: {_waiting.Count} messages wait to be sent or acknowledged, of at most {limit}.");
            }

            foreach (var message in messages)
                Change(AddEntry(message), OutgoingState.Queued);
        }
    }

    /// <summary>Puts a failed message at the end of the queue.</summary>
    public bool Retry(string clientId)
    {
        lock (_gate)
        {
            if (_failed.Find(m => m.ClientId == clientId) is not { } message || _waiting.Count >= limit)
                return false;

            _failed.Remove(message);
            Change(AddEntry(message), OutgoingState.Queued);
            return true;
        }
    }

    /// <summary>Forgets a message that is queued or failed.</summary>
    public bool Discard(string clientId)
    {
        lock (_gate)
        {
            return _failed.RemoveAll(m => m.ClientId == clientId) > 0
                || _waiting.RemoveAll(e => e.Message.ClientId == clientId && e.Message.State == OutgoingState.Queued) > 0;
        }
    }

    /// <summary>The changes since the last call, to be told to the owner.</summary>
    public IReadOnlyList<OutgoingMessage> TakeChanges()
    {
        lock (_gate)
        {
            if (_changes.Count == 0)
                return [];

            OutgoingMessage[] changes = [.. _changes];
            _changes.Clear();
            return changes;
        }
    }

    /// <summary>
    /// Takes the first message that may go, which is then sent; null when none may. Of one conversation none overtakes another: either all
    /// of them may go or none.
    /// </summary>
    /// <param name="window">How many may be sent and not yet confirmed.</param>
    /// <param name="mayGo">Whether messages to a conversation may go.</param>
    public OutgoingMessage? TakeNext(int window, Func<string, bool> mayGo)
    {
        lock (_gate)
        {
            if (_waiting.Count(e => e is { Message.State: OutgoingState.Sent, IsUncertain: false }) >= window)
                return null;

            var uncertain = _waiting.Where(e => e.IsUncertain).Select(e => e.Message.Conversation).ToHashSet(CaseMapping.Ascii);
            var next = _waiting.Find(e => e.MustGo && !uncertain.Contains(e.Message.Conversation) && mayGo(e.Message.Conversation));
            if (next is null)
                return null;

            next.MustGo = false;
            if (next.Message.State != OutgoingState.Sent)
                Change(next, OutgoingState.Sent);
            return next.Message;
        }
    }

    /// <summary>A message has to go in several, in its place: the first of them keeps its id.</summary>
    public void Split(string clientId, IReadOnlyList<string> pieces, Func<string> nextId)
    {
        lock (_gate)
        {
            var index = _waiting.FindIndex(e => e.Message.ClientId == clientId);
            if (index < 0)
                return;

            var whole = _waiting[index].Message;
            _waiting.RemoveAt(index);
            for (var i = 0; i < pieces.Count; i++)
            {
                var entry = new Entry(whole with { ClientId = i == 0 ? clientId : nextId(), Text = pieces[i] }) { MustGo = true };
                _waiting.Insert(index + i, entry);
                Change(entry, OutgoingState.Queued);
            }
        }
    }

    /// <summary>A conversation has another name: what is in here for it goes there, and is told under that name.</summary>
    public void Rename(string oldName, string newName)
    {
        lock (_gate)
        {
            foreach (var entry in _waiting)
                entry.Message = Renamed(entry.Message);
            for (var i = 0; i < _failed.Count; i++)
                _failed[i] = Renamed(_failed[i]);
            for (var i = _changes.Count; i > 0; i--)
                _changes.Enqueue(Renamed(_changes.Dequeue()));
        }

        OutgoingMessage Renamed(OutgoingMessage message) =>
            CaseMapping.Ascii.Equals(message.Conversation, oldName) ? message with { Conversation = newName } : message;
    }

    /// <summary>The connection is gone: whether what was sent has arrived is uncertain.</summary>
    public void LoseConnection()
    {
        lock (_gate)
        {
            foreach (var entry in _waiting.Where(e => e is { Message.State: OutgoingState.Sent, MustGo: false }))
                entry.IsUncertain = true;
        }
    }

    /// <summary>The conversations with messages of which it is uncertain whether they arrived.</summary>
    public IReadOnlyCollection<string> UncertainConversations()
    {
        lock (_gate)
            return _waiting.Where(e => e.IsUncertain).Select(e => e.Message.Conversation).ToHashSet(CaseMapping.Ascii);
    }

    /// <summary>Whether it is uncertain of a message to this conversation whether it arrived.</summary>
    public bool IsUncertain(string conversation)
    {
        lock (_gate)
            return _waiting.Exists(e => e.IsUncertain && IsOf(e, conversation));
    }

    /// <summary>The history has been read: what was not in it never arrived and goes again.</summary>
    public void SendUncertainAgain(string conversation)
    {
        lock (_gate)
        {
            foreach (var entry in _waiting.Where(e => e.IsUncertain && IsOf(e, conversation)))
                (entry.IsUncertain, entry.MustGo) = (false, true);
        }
    }

    /// <summary>The history cannot be read: sending again might say it twice, so that the owner decides.</summary>
    public void FailUncertain(string conversation, string reason)
    {
        lock (_gate)
        {
            foreach (var entry in _waiting.Where(e => e.IsUncertain && IsOf(e, conversation)).ToArray())
                Fail(entry, reason);
        }
    }

    /// <summary>The server stored the message. Of one that was never sent it cannot be true.</summary>
    public void Confirm(string clientId)
    {
        lock (_gate)
        {
            if (_waiting.Find(e => e.Message.ClientId == clientId && e.Message.State == OutgoingState.Sent) is { } entry)
                Confirm(entry);
        }
    }

    /// <summary>The server stored a message with this text: for servers that do not give our ids back.</summary>
    public string? ConfirmText(string conversation, string text)
    {
        lock (_gate)
        {
            var entry = _waiting.Find(e => e.Message.State == OutgoingState.Sent && IsOf(e, conversation) && e.Message.Text == text);
            if (entry is not null)
                Confirm(entry);
            return entry?.Message.ClientId;
        }
    }

    /// <summary>The server refused the message.</summary>
    public void Fail(string clientId, string reason)
    {
        lock (_gate)
        {
            if (_waiting.Find(e => e.Message.ClientId == clientId) is { } entry)
                Fail(entry, reason);
        }
    }

    /// <summary>The server refused something about a conversation, without saying what: the oldest message sent to it. False when there is none.</summary>
    public bool FailOldest(string conversation, string reason)
    {
        lock (_gate)
        {
            if (_waiting.Find(e => e is { Message.State: OutgoingState.Sent, MustGo: false, IsUncertain: false } && IsOf(e, conversation)) is not { } entry)
                return false;

            Fail(entry, reason);
            return true;
        }
    }

    private Entry AddEntry(OutgoingMessage message)
    {
        var entry = new Entry(message) { MustGo = true };
        _waiting.Add(entry);
        return entry;
    }

    private void Confirm(Entry entry)
    {
        _waiting.Remove(entry);
        Change(entry, OutgoingState.Stored);
    }

    private void Fail(Entry entry, string reason)
    {
        _waiting.Remove(entry);
        Change(entry, OutgoingState.Failed, reason);
        _failed.Add(entry.Message);
        if (_failed.Count > limit)
            _failed.RemoveAt(0);
    }

    private void Change(Entry entry, OutgoingState state, string? reason = null)
    {
        entry.Message = entry.Message with { State = state, Reason = reason };
        _changes.Enqueue(entry.Message);
    }

    private static bool IsOf(Entry entry, string conversation) => CaseMapping.Ascii.Equals(entry.Message.Conversation, conversation);

    /// <summary>A message and what is to be done with it.</summary>
    private sealed class Entry(OutgoingMessage message)
    {
        public OutgoingMessage Message { get; set; } = message;

        /// <summary>It has to be written to the connection, for the first time or again.</summary>
        public bool MustGo { get; set; }

        /// <summary>It was written to a connection that is lost.</summary>
        public bool IsUncertain { get; set; }
    }
}
