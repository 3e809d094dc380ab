using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>An immutable piece of a timeline, as it was at <paramref name="Version"/>.</summary>
/// <param name="Entries">Oldest first; pending ones last.</param>
/// <param name="Start">The absolute position of the first entry.</param>
/// <param name="End">The absolute position after the last stored entry.</param>
/// <param name="HasOlder">Whether the timeline holds older entries.</param>
/// <param name="HasNewer">Whether the timeline holds newer entries.</param>
/// <param name="ReachesStart">Whether the oldest entry held is the oldest there is.</param>
/// <param name="IsLoaded">Whether history has been read at all.</param>
/// <param name="IsFull">Whether the timeline holds as much as it may, so that nothing older can be read.</param>
/// <param name="Version">The timeline's version.</param>
public sealed record TimelineSlice(
    ImmutableArray<TimelineEntry> Entries, long Start, long End, bool HasOlder, bool HasNewer, bool ReachesStart, bool IsLoaded, bool IsFull, long Version)
{
    public static TimelineSlice Empty { get; } = new([], 0, 0, false, false, false, false, false, 0);
}
