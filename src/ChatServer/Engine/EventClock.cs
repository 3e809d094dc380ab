using ChatServer.State;

namespace ChatServer.Engine;

/// <summary>
/// Gives every event its id. Times are unique and increasing as long as there are fewer than a thousand events a second; a faster stream
/// shares milliseconds rather than to run more than a second ahead of the clock, and the ids stay unique and increasing.
/// </summary>
/// <param name="timeProvider">The clock that users see.</param>
/// <param name="newest">The newest id of earlier runs.</param>
internal sealed class EventClock(TimeProvider timeProvider, EventId newest)
{
    private static readonly TimeSpan MaxLead = TimeSpan.FromSeconds(1);

    private EventId _shown;
    private DateTimeOffset _now = timeProvider.GetUtcNow();

    /// <summary>The newest id given.</summary>
    public EventId Newest { get; private set; } = newest;

    /// <summary>Reads the clock: once for each run of inputs.</summary>
    public void Tick() => _now = timeProvider.GetUtcNow();

    /// <summary>The id under which the present sorts: what commands that only ask are shown. Every later event sorts after it.</summary>
    public EventId Present => _shown = Max(Newest, EventId.FirstOf(_now));

    public EventId Next()
    {
        var nextMillisecond = EventId.FirstOf(Newest.At.AddMilliseconds(1));
        var wanted = Max(EventId.FirstOf(_now), nextMillisecond);
        var next = wanted.At - _now > MaxLead ? Newest.Next() : wanted;
        return Newest = next > _shown ? next : _shown.Next();
    }

    private static EventId Max(EventId left, EventId right) => left > right ? left : right;
}
