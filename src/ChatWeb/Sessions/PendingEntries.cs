using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>Own messages on their way or refused, in the order they were sent. Not safe for several threads.</summary>
internal sealed class PendingEntries
{
    private readonly List<TimelineEntry.Pending> _entries = [];

    public IReadOnlyList<TimelineEntry.Pending> All => _entries;

    /// <summary>Shows what became of a message that is there; false when it is not.</summary>
    public bool TryUpdate(OutgoingMessage message, string sender)
    {
        var known = _entries.FindIndex(entry => entry.Key == message.ClientId);
        if (known < 0)
            return false;

        _entries[known] = new TimelineEntry.Pending(message, sender, _entries[known].At);
        return true;
    }

    public void Add(OutgoingMessage message, string sender, DateTimeOffset now) => _entries.Add(new TimelineEntry.Pending(message, sender, now));

    public void Remove(string? clientId)
    {
        if (clientId is not null)
            _entries.RemoveAll(entry => entry.Key == clientId);
    }
}
