using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Which part of a timeline a tab has in its page: the newest entries, or a bounded stretch of older ones.</summary>
internal sealed class TimelineWindow
{
    /// <summary>The newest entries, from a block's beginning on: so the first of them goes with its block, and not one by one.</summary>
    public const int TailSize = 160;
    public const int MaxSize = 300;
    public const int Step = 100;

    private long _start;
    private long _frozenEnd;

    /// <summary>Whether the window moves along with what is said.</summary>
    public bool IsFollowing { get; private set; } = true;

    public TimelineSlice Read(Timeline timeline) => IsFollowing ? TailOf(timeline) : timeline.Slice(_start, MaxSize);

    /// <summary>How much was said below since the reader left the end.</summary>
    public long NewSince(Timeline timeline) => IsFollowing ? 0 : Math.Max(0, timeline.Tail(0).End - _frozenEnd);

    /// <summary>Stays where it is: the reader has scrolled away from the end.</summary>
    public void Hold(TimelineSlice shown, Timeline timeline)
    {
        if (!IsFollowing)
            return;

        (IsFollowing, _start, _frozenEnd) = (false, shown.Start, timeline.Tail(0).End);
    }

    public void Follow() => IsFollowing = true;

    public void MoveOlder(TimelineSlice shown, Timeline timeline)
    {
        Hold(shown, timeline);
        _start = shown.Start - Step;
    }

    /// <summary>Goes to a place in the middle of what is held.</summary>
    public void MoveTo(long position, TimelineSlice shown, Timeline timeline)
    {
        Hold(shown, timeline);
        _start = position - (MaxSize / 2);
    }

    /// <summary>Begins at that place from now on: what it showed stands there in another timeline.</summary>
    public void StartAt(long position) => _start = position;

    public void MoveNewer(TimelineSlice shown) => _start = shown.Start + Step;

    private static TimelineSlice TailOf(Timeline timeline)
    {
        var end = timeline.Tail(0).End;
        var start = end - TailSize;
        start -= ((start % RowBlocks.Size) + RowBlocks.Size) % RowBlocks.Size;
        return timeline.Slice(start, 2 * TailSize); // More may have been said since.
    }
}
