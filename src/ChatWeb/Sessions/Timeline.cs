using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>
/// A stretch of a conversation without holes: its newest entries, or for an <see cref="Excerpt"/> those around an old message. Bounded: it
/// holds <see cref="Capacity"/> entries, and up to <see cref="ReadingCapacity"/> while a tab is reading further back; what falls out is
/// read again from the server. Readers take immutable slices.
/// </summary>
public sealed class Timeline
{
    public const int Capacity = 2_000;
    public const int ReadingCapacity = 20_000;

    // Dropping from the front of a list moves all of it, so it is done for a few hundred at once.
    private const int Slack = 200;

    private readonly Lock _gate = new();
    private readonly EntryLog _log = new();
    private readonly PendingEntries _pending = new();
    private readonly MessageFates _fates;
    private int _readers;
    private bool _reachesStart;
    private bool _isLoaded;
    private long _version;

    public Timeline() => _fates = new MessageFates();

    private Timeline(MessageFates fates) => _fates = fates;

    public long Version => Interlocked.Read(ref _version) + _fates.Version;

    /// <summary>The id of the oldest message held: older ones are asked for by it.</summary>
    public string? OldestId
    {
        get
        {
            lock (_gate)
                return _log.Said.FirstOrDefault()?.Message.Id;
        }
    }

    public string? NewestId
    {
        get
        {
            lock (_gate)
                return _log.NewestId;
        }
    }

    /// <summary>The messages held, oldest first, as they were said.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _log.Said.Select(said => said.Message)];
        }
    }

    /// <summary>An empty stretch of the same conversation: what is done to its messages holds there, too.</summary>
    public Timeline BeginExcerpt() => new(_fates);

    /// <summary>Adds a message just said; one of the user's own takes the place of its pending entry.</summary>
    public void Add(ChatMessage message, bool isMention)
    {
        lock (_gate)
        {
            _pending.Remove(message.ClientId);
            if (_log.TryAdd(message, isMention))
                Changed();
        }
    }

    /// <summary>Adds history, oldest first, each where it belongs.</summary>
    public void Merge(IReadOnlyList<ChatMessage> messages, bool reachesStart, Func<ChatMessage, bool> isMention)
    {
        lock (_gate)
        {
            _isLoaded = true;
            _log.Merge(messages, isMention, added => _pending.Remove(added.ClientId));
            _reachesStart |= reachesStart && _log.BeginsWith(messages);
            Changed();
        }
    }

    public void Note(NoteKind kind, string actor, string? target, string? text, DateTimeOffset at)
    {
        lock (_gate)
        {
            _log.Note(kind, actor, target, text, at);
            Changed();
        }
    }

    /// <summary>Somebody reacted to messages, edited them or took them back; also to those that are not held.</summary>
    public void Amend(IReadOnlyCollection<MessageChange> changes) => _fates.Apply(changes);

    /// <summary>What became of a message, held or not.</summary>
    public Amendment AmendmentOf(string messageId) => _fates.Find(messageId);

    /// <summary>Hides a message that its author wants deleted, or shows it again.</summary>
    public void Hide(string messageId, bool isHidden) => _fates.Hide(messageId, isHidden);

    /// <summary>The server refused something: perhaps a deletion, so that nothing is hidden on its behalf any more.</summary>
    public void ShowHidden() => _fates.ShowHidden();

    /// <summary>The message of that id and where it is; null when it is not held.</summary>
    public (long Position, TimelineEntry.Said Said)? Find(string messageId)
    {
        lock (_gate)
            return _log.IndexOf(messageId) is var index and >= 0 ? (_log.First + index, Dress((TimelineEntry.Said)_log.All[index])) : null;
    }

    /// <summary>A message and those that answer it, or answer an answer, as far as they are held; oldest first.</summary>
    public IReadOnlyList<TimelineEntry.Said> Thread(string rootId)
    {
        lock (_gate)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal) { rootId };
            return
            [
                .. _log.Said
                    .Where(said => said.Message.Id == rootId || (said.Message.ReplyTo is { } to && ids.Contains(to) && ids.Add(said.Message.Id)))
                    .Select(said => Dress(said)),
            ];
        }
    }

    /// <summary>What others have said after that time.</summary>
    public IReadOnlyList<TimelineEntry.Said> SaidAfter(DateTimeOffset at)
    {
        lock (_gate)
        {
            var from = _log.Count;
            while (from > 0 && (_log.All[from - 1] is not TimelineEntry.Said || _log.All[from - 1].At > at))
                from--;

            return [.. _log.All.Skip(from).OfType<TimelineEntry.Said>().Where(said => !said.Message.IsOwn && said.At > at)];
        }
    }

    /// <summary>Shows an own message that is on its way or failed, or what became of it.</summary>
    public void Track(OutgoingMessage message, string sender, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (message.State == OutgoingState.Stored)
                _pending.Remove(message.ClientId);
            else if (!_pending.TryUpdate(message, sender) && !_log.All.TakeLast(Slack).Any(entry => entry.Key == message.ClientId))
                _pending.Add(message, sender, now);

            Changed();
        }
    }

    public void Forget(string clientId)
    {
        lock (_gate)
        {
            _pending.Remove(clientId);
            Changed();
        }
    }

    /// <summary>Entries by absolute position, clipped to what is held. The pending ones follow when the slice reaches the end.</summary>
    public TimelineSlice Slice(long start, int count)
    {
        lock (_gate)
            return SliceUnderLock(start, count);
    }

    /// <summary>The newest entries.</summary>
    public TimelineSlice Tail(int count)
    {
        lock (_gate)
            return SliceUnderLock(_log.End - count, count);
    }

    /// <summary>Keeps what is read back until the returned lease is disposed.</summary>
    public IDisposable KeepOlder()
    {
        lock (_gate)
            _readers++;

        return new Lease(this);
    }

    private TimelineSlice SliceUnderLock(long start, int count)
    {
        var from = (int)(Math.Clamp(start, _log.First, _log.End) - _log.First);
        var taken = (int)Math.Clamp(Math.Max(start, _log.First) - _log.First + count, from, _log.Count) - from;
        var reachesEnd = from + taken == _log.Count;
        return new TimelineSlice(
            [.. _log.All.Skip(from).Take(taken).Select(Dress), .. reachesEnd ? _pending.All.Select(Dress) : []],
            Start: _log.First + from,
            End: _log.First + from + taken,
            HasOlder: from > 0,
            HasNewer: !reachesEnd,
            _reachesStart,
            _isLoaded,
            IsFull: _log.Count >= ReadingCapacity,
            Version);
    }

    private void Changed()
    {
        var limit = _readers > 0 ? ReadingCapacity : Capacity;
        if (_log.Count > limit + Slack)
        {
            _log.DropOldest(_log.Count - limit);
            _reachesStart = false;
        }

        Interlocked.Increment(ref _version);
    }

    /// <summary>
    /// The entry with what became of it and what it answers: only what is shown is dressed, and then the newest holds. One of which there
    /// is nothing to tell is itself, so that a list knows at once that it looks the same.
    /// </summary>
    private TimelineEntry Dress(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Said said => Dress(said),
        TimelineEntry.Pending { Message.ReplyTo: { } replyTo } pending => pending with { Quote = QuoteOf(replyTo) },
        _ => entry,
    };

    private TimelineEntry.Said Dress(TimelineEntry.Said said)
    {
        var (id, replyTo) = (said.Message.Id, said.Message.ReplyTo);
        var (amendment, isHidden, replies) = (_fates.Find(id), _fates.IsHidden(id), _log.RepliesTo(id));
        return replyTo is null && replies == 0 && !isHidden && amendment == Amendment.None
            ? said
            : said with { Amendment = amendment, Quote = QuoteOf(replyTo), IsBeingDeleted = isHidden, Replies = replies };
    }

    private Quote? QuoteOf(string? messageId) => messageId is null
        ? null
        : Quote.Of(messageId, _log.Find(messageId) is { } said ? said with { Amendment = _fates.Find(messageId) } : null);

    private sealed class Lease(Timeline timeline) : IDisposable
    {
        private Timeline? _timeline = timeline;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _timeline, null) is not { } held)
                return;

            lock (held._gate)
                held._readers--;
        }
    }
}
