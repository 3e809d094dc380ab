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

    private readonly Lock _gate = new();
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
                _pending.RemoveAll(entry => entry.Key == message.ClientId);
            }

            merged.AddRange(_entries[next..]);
            _entries.Clear();
            _entries.AddRange(merged);
            _first -= oldest is null ? merged.Count : merged.IndexOf(oldest);
            if (reachesStart && (messages.Count == 0 || IsSame(_entries[0], messages[0]) || _entries[0] is TimelineEntry.Noted))
                _reachesStart = true;

            Changed();
        }
    }

    public void Note(NoteKind kind, string actor, string? target, string? text, DateTimeOffset at)
    {
        lock (_gate)
        {
            _entries.Add(new TimelineEntry.Noted(++_notes, kind, actor, target, text, at));
            Changed();
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
            [.. _entries.GetRange(from, taken), .. reachesEnd ? _pending : []],
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
            _entries.RemoveRange(0, dropped);
            _first += dropped;
            _reachesStart = false;
        }

        Interlocked.Increment(ref _version);
    }

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
