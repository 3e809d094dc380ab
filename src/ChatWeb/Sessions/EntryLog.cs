using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>
/// Entries in the server's order. Positions are absolute: they stay valid when older entries are added in front or dropped. Not safe for
/// several threads.
/// </summary>
internal sealed class EntryLog
{
    private readonly List<TimelineEntry> _entries = [];
    private readonly ReplyCounts _replies = new();
    private long _notes;

    /// <summary>The position of the oldest entry.</summary>
    public long First { get; private set; }

    /// <summary>The position after the newest entry.</summary>
    public long End => First + _entries.Count;

    public int Count => _entries.Count;

    public IReadOnlyList<TimelineEntry> All => _entries;

    public IEnumerable<TimelineEntry.Said> Said => _entries.OfType<TimelineEntry.Said>();

    public string? NewestId
    {
        get
        {
            var at = _entries.FindLastIndex(entry => entry is TimelineEntry.Said);
            return at < 0 ? null : ((TimelineEntry.Said)_entries[at]).Message.Id;
        }
    }

    public int RepliesTo(string messageId) => _replies.Of(messageId);

    /// <summary>Puts a message where it belongs; one that is there already is not put again.</summary>
    public bool TryAdd(ChatMessage message, bool isMention)
    {
        var position = _entries.Count;
        while (position > 0 && !Precedes(_entries[position - 1], message))
            position--;

        if (position > 0 && IsSame(_entries[position - 1], message))
            return false;

        _entries.Insert(position, new TimelineEntry.Said(message, isMention));
        _replies.Add(message);
        return true;
    }

    /// <summary>Puts history, oldest first, each where it belongs. What is new of it is told one by one.</summary>
    public void Merge(IReadOnlyList<ChatMessage> messages, Func<ChatMessage, bool> isMention, Action<ChatMessage> added)
    {
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
            _replies.Add(message);
            added(message);
        }

        merged.AddRange(_entries[next..]);
        _entries.Clear();
        _entries.AddRange(merged);
        First -= oldest is null ? merged.Count : merged.IndexOf(oldest);
    }

    public void Note(NoteKind kind, string actor, string? target, string? text, DateTimeOffset at)
    {
        var note = new TimelineEntry.Noted(++_notes, kind, actor, target, text, at);
        if (_entries is [.., var last] && NoiseFolding.Fold(last, note) is { } noise)
            _entries[^1] = noise;
        else
            _entries.Add(note);
    }

    public void DropOldest(int count)
    {
        foreach (var entry in _entries.Take(count).OfType<TimelineEntry.Said>())
            _replies.Remove(entry.Message);

        _entries.RemoveRange(0, count);
        First += count;
    }

    /// <summary>Whether nothing said is older than this page.</summary>
    public bool BeginsWith(IReadOnlyList<ChatMessage> page) =>
        page.Count == 0 || _entries is [TimelineEntry.Noted or TimelineEntry.Noise, ..] || (_entries.Count > 0 && IsSame(_entries[0], page[0]));

    public TimelineEntry.Said? Find(string messageId) => IndexOf(messageId) is var index and >= 0 ? (TimelineEntry.Said)_entries[index] : null;

    /// <summary>Searches by halves; notes have no id, so from one the search goes on at the message before it.</summary>
    public int IndexOf(string messageId)
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

    /// <summary>Messages are in the order of their ids; a note has none and goes by its time.</summary>
    private static bool Precedes(TimelineEntry entry, ChatMessage message) => entry is TimelineEntry.Said said
        ? string.CompareOrdinal(said.Message.Id, message.Id) <= 0
        : entry.At <= message.At;

    private static bool IsSame(TimelineEntry entry, ChatMessage message) => entry is TimelineEntry.Said said && said.Message.Id == message.Id;
}
