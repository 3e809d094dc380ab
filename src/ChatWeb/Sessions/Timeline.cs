using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>
/// A conversation's newest entries, in the server's order. Bounded: it holds <see cref="Capacity"/> entries, and up to
/// <see cref="ReadingCapacity"/> while a tab is reading further back; what falls out is read again from the server.
/// Positions are absolute: they stay valid when older entries are added in front or dropped.
/// </summary>
public sealed class Timeline
{
    public const int Capacity = 2_000;
    public const int ReadingCapacity = 20_000;

    // Dropping from the front of a list moves all of it, so it is done for a few hundred at once.
    private const int Slack = 200;

    // So many notes, and those of so long a time, are one line; more begin another.
    private const int NoiseLimit = 100;
    private static readonly TimeSpan NoiseSpan = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Amendments _amendments = new();
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _replies = new(StringComparer.Ordinal);
    private readonly List<TimelineEntry> _entries = [];
    private readonly List<TimelineEntry> _pending = [];
    private long _first;
    private long _notes;
    private int _readers;
    private bool _reachesStart;
    private bool _isLoaded;
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    /// <summary>The id of the oldest message held: older ones are asked for by it.</summary>
    public string? OldestId
    {
        get
        {
            lock (_gate)
                return _entries.OfType<TimelineEntry.Said>().FirstOrDefault()?.Message.Id;
        }
    }

    /// <summary>Adds a message just said; one of the user's own takes the place of its pending entry.</summary>
    public void Add(ChatMessage message, bool isMention)
    {
        lock (_gate)
        {
            if (message.ClientId is { } clientId)
                _pending.RemoveAll(entry => entry.Key == clientId);

            var position = PositionOf(message);
            if (position > 0 && IsSame(_entries[position - 1], message))
                return;

            _entries.Insert(position, new TimelineEntry.Said(message, isMention));
            CountReply(message, 1);
            Changed();
        }
    }

    /// <summary>Adds history, oldest first, each where it belongs.</summary>
    public void Merge(IReadOnlyList<ChatMessage> messages, bool reachesStart, Func<ChatMessage, bool> isMention)
    {
        lock (_gate)
        {
            _isLoaded = true;
            var before = _entries.Count;
            var oldest = before == 0 ? null : _entries[0];
            var merged = new List<TimelineEntry>(before + messages.Count);
            var next = 0;
            foreach (var message in messages)
            {
                while (next < before && Precedes(_entries[next], message))
                    merged.Add(_entries[next++]);

                if (merged.Count > 0 && IsSame(merged[^1], message))
                    continue;

                merged.Add(new TimelineEntry.Said(message, isMention(message)));
                CountReply(message, 1);
                _pending.RemoveAll(entry => entry.Key == message.ClientId);
            }

            merged.AddRange(_entries[next..]);
            _entries.Clear();
            _entries.AddRange(merged);
            _first -= oldest is null ? merged.Count : merged.IndexOf(oldest);
            if (reachesStart && (messages.Count == 0 || IsSame(_entries[0], messages[0]) || _entries[0] is TimelineEntry.Noted or TimelineEntry.Noise))
                _reachesStart = true;

            Changed();
        }
    }

    public void Note(NoteKind kind, string actor, string? target, string? text, DateTimeOffset at)
    {
        lock (_gate)
        {
            var note = new TimelineEntry.Noted(++_notes, kind, actor, target, text, at);
            if (kind.IsComingOrGoing() && _entries is [.., var last] && Fold(last, note) is { } noise)
                _entries[^1] = noise;
            else
                _entries.Add(note);

            Changed();
        }
    }

    /// <summary>Somebody reacted to a message, edited it or took it back; also to one that is not held, for it may be read back later.</summary>
    public void Amend(IReadOnlyCollection<MessageChange> changes)
    {
        if (changes.Count == 0)
            return;

        lock (_gate)
        {
            foreach (var change in changes)
            {
                _amendments.Apply(change);
                if (change is MessageChange.Redacted)
                    _hidden.Remove(change.MessageId);
            }

            Changed();
        }
    }

    /// <summary>Hides a message that its author wants deleted, or shows it again.</summary>
    public void Hide(string messageId, bool isHidden)
    {
        lock (_gate)
        {
            if (isHidden)
                _hidden.Add(messageId);
            else
                _hidden.Remove(messageId);

            Changed();
        }
    }

    /// <summary>The server refused something: perhaps a deletion, so that nothing is hidden on its behalf any more.</summary>
    public void ShowHidden()
    {
        lock (_gate)
        {
            if (_hidden.Count == 0)
                return;

            _hidden.Clear();
            Changed();
        }
    }

    /// <summary>The message of that id and where it is; null when it is not held.</summary>
    public (long Position, TimelineEntry.Said Said)? Find(string messageId)
    {
        lock (_gate)
            return IndexOf(messageId) is var index and >= 0 ? (_first + index, (TimelineEntry.Said)Dress(_entries[index])) : null;
    }

    /// <summary>A message and those that answer it, or answer an answer, as far as they are held; oldest first.</summary>
    public IReadOnlyList<TimelineEntry.Said> Thread(string rootId)
    {
        lock (_gate)
        {
            var ids = new HashSet<string>(StringComparer.Ordinal) { rootId };
            return
            [
                .. _entries.OfType<TimelineEntry.Said>()
                    .Where(said => said.Message.Id == rootId || (said.Message.ReplyTo is { } to && ids.Contains(to) && ids.Add(said.Message.Id)))
                    .Select(said => (TimelineEntry.Said)Dress(said)),
            ];
        }
    }

    /// <summary>What others have said after that time.</summary>
    public IReadOnlyList<TimelineEntry.Said> SaidAfter(DateTimeOffset at)
    {
        lock (_gate)
        {
            var from = _entries.Count;
            while (from > 0 && (_entries[from - 1] is not TimelineEntry.Said || _entries[from - 1].At > at))
                from--;

            return [.. _entries.Skip(from).OfType<TimelineEntry.Said>().Where(said => !said.Message.IsOwn && said.At > at)];
        }
    }

    /// <summary>Shows an own message that is on its way or failed, or what became of it.</summary>
    public void Track(OutgoingMessage message, string sender, DateTimeOffset now)
    {
        lock (_gate)
        {
            var known = _pending.FindIndex(entry => entry.Key == message.ClientId);
            if (message.State == OutgoingState.Stored)
                _pending.RemoveAll(entry => entry.Key == message.ClientId);
            else if (known >= 0)
                _pending[known] = new TimelineEntry.Pending(message, sender, _pending[known].At);
            else if (!_entries.TakeLast(Slack).Any(entry => entry.Key == message.ClientId))
                _pending.Add(new TimelineEntry.Pending(message, sender, now));

            Changed();
        }
    }

    public void Forget(string clientId)
    {
        lock (_gate)
        {
            _pending.RemoveAll(entry => entry.Key == clientId);
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
            return SliceUnderLock(_first + _entries.Count - count, count);
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
        var end = _first + _entries.Count;
        var from = (int)(Math.Clamp(start, _first, end) - _first);
        var taken = (int)Math.Clamp(Math.Max(start, _first) - _first + count, from, _entries.Count) - from;
        var reachesEnd = from + taken == _entries.Count;
        return new TimelineSlice(
            [.. _entries.GetRange(from, taken).Select(Dress), .. reachesEnd ? _pending.Select(Dress) : []],
            Start: _first + from,
            End: _first + from + taken,
            HasOlder: from > 0,
            HasNewer: !reachesEnd,
            _reachesStart,
            _isLoaded,
            IsFull: _entries.Count >= ReadingCapacity,
            Version);
    }

    private void Changed()
    {
        var limit = _readers > 0 ? ReadingCapacity : Capacity;
        if (_entries.Count > limit + Slack)
        {
            var dropped = _entries.Count - limit;
            foreach (var entry in _entries.Take(dropped).OfType<TimelineEntry.Said>())
                CountReply(entry.Message, -1);
            _entries.RemoveRange(0, dropped);
            _first += dropped;
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
        TimelineEntry.Said { Message: { ReplyTo: null, Id: var id } } when
            !_replies.ContainsKey(id) && !_hidden.Contains(id) && _amendments.Find(id) == Amendment.None => entry,
        TimelineEntry.Said said => said with
        {
            Amendment = _amendments.Find(said.Message.Id),
            Quote = QuoteOf(said.Message.ReplyTo),
            IsBeingDeleted = _hidden.Contains(said.Message.Id),
            Replies = _replies.GetValueOrDefault(said.Message.Id),
        },
        TimelineEntry.Pending { Message.ReplyTo: { } replyTo } pending => pending with { Quote = QuoteOf(replyTo) },
        _ => entry,
    };

    private Quote? QuoteOf(string? messageId)
    {
        if (messageId is null)
            return null;

        var index = IndexOf(messageId);
        return Quote.Of(messageId, index < 0 ? null : (TimelineEntry.Said)_entries[index] with { Amendment = _amendments.Find(messageId) });
    }

    private void CountReply(ChatMessage message, int by)
    {
        if (message.ReplyTo is not { } to)
            return;

        var count = _replies.GetValueOrDefault(to) + by;
        if (count > 0)
            _replies[to] = count;
        else
            _replies.Remove(to);
    }

    /// <summary>Searches by halves; notes have no id, so from one the search goes on at the message before it.</summary>
    private int IndexOf(string messageId)
    {
        var (low, high) = (0, _entries.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = middle;
            while (at >= low && _entries[at] is not TimelineEntry.Said)
                at--;

            if (at < low)
            {
                low = middle + 1;
                continue;
            }

            var order = string.CompareOrdinal(((TimelineEntry.Said)_entries[at]).Message.Id, messageId);
            if (order == 0)
                return at;
            if (order < 0)
                low = middle + 1;
            else
                high = at - 1;
        }

        return -1;
    }

    private static TimelineEntry.Noise? Fold(TimelineEntry last, TimelineEntry.Noted note) => last switch
    {
        TimelineEntry.Noted before when before.Kind.IsComingOrGoing() && note.At - before.At < NoiseSpan => new TimelineEntry.Noise([before, note]),
        TimelineEntry.Noise { Notes.Length: < NoiseLimit } noise when note.At - noise.At < NoiseSpan => new TimelineEntry.Noise(noise.Notes.Add(note)),
        _ => null,
    };

    private int PositionOf(ChatMessage message)
    {
        var position = _entries.Count;
        while (position > 0 && !Precedes(_entries[position - 1], message))
            position--;

        return position;
    }

    /// <summary>Messages are in the order of their ids; a note has none and goes by its time.</summary>
    private static bool Precedes(TimelineEntry entry, ChatMessage message) => entry is TimelineEntry.Said said
        ? string.CompareOrdinal(said.Message.Id, message.Id) <= 0
        : entry.At <= message.At;

    private static bool IsSame(TimelineEntry entry, ChatMessage message) => entry is TimelineEntry.Said said && said.Message.Id == message.Id;

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
