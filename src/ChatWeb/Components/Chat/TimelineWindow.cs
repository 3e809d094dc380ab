using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Which part of a timeline a tab has in its page: the newest entries, or a bounded stretch of older ones.</summary>
internal sealed class TimelineWindow
{
    public const int TailSize = 150;
    public const int MaxSize = 300;
    public const int Step = 100;

    private long _start;
    private long _frozenEnd;

    /// <summary>Whether the window moves along with what is said.</summary>
    public bool IsFollowing { get; private set; } = true;

    public TimelineSlice Read(Timeline timeline) => IsFollowing ? timeline.Tail(TailSize) : timeline.Slice(_start, MaxSize);

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
}
