using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>A channel, or a private conversation with one other person. Written by <see cref="StateProjector"/> alone.</summary>
public sealed class Conversation(string name, bool isChannel, TimeProvider? time = null)
{
    /// <summary>A draft is one message in the making; more than this is no message.</summary>
    public const int DraftLimit = 16_384;

    private int _viewers;
    private int _followers;
    private int _historyAsked;

    /// <summary>Channels can get another name, and are the same under it.</summary>
    public string Name { get; set; } = name;

    public bool IsChannel { get; } = isChannel;

    public Timeline Timeline { get; } = new();

    public Roster Roster { get; } = new();

    public Typists Typists { get; } = new(time ?? TimeProvider.System);

    /// <summary>How far the user has read, on any client; null when that is not known.</summary>
    public DateTimeOffset? ReadUpTo { get; set; }

    public string Topic { get; set; } = string.Empty;

    /// <summary>The messages that the channel's operators have pinned, by id; the one pinned last comes first.</summary>
    public ImmutableArray<string> Pins { get; set; } = [];

    public Membership Membership { get; set; } = isChannel ? Membership.Joining : Membership.Joined;

    /// <summary>Why joining failed or membership ended, in the server's words.</summary>
    public string? LeftBecause { get; set; }

    public Unread Unread { get; set; }

    /// <summary>The first message that no tab had shown when it came, by key: where "new messages" begin.</summary>
    public string? FirstUnreadKey { get; set; }

    /// <summary>What the user has typed and not sent, so that a reload or another tab still has it.</summary>
    public string Draft { get; private set; } = string.Empty;

    public bool HasDraft => !string.IsNullOrWhiteSpace(Draft);

    public DateTimeOffset LastActivity { get; set; }

    /// <summary>Whether a tab shows it to its user's eyes at this moment.</summary>
    public bool IsViewed => Volatile.Read(ref _viewers) > 0;

    /// <summary>Whether a tab shows its newest message to its user's eyes at this moment.</summary>
    public bool IsReadToTheEnd => IsViewed && Volatile.Read(ref _followers) > 0;

    public void Keep(string draft) => Draft = draft.Length <= DraftLimit ? draft : draft[..DraftLimit];

    /// <summary>True once: whoever gets it asks for the newest history. A channel's comes by itself on joining.</summary>
    public bool TryAskForHistory() => !IsChannel && Interlocked.Exchange(ref _historyAsked, 1) == 0;

    public void BeginViewing() => Interlocked.Increment(ref _viewers);

    public void EndViewing() => Interlocked.Decrement(ref _viewers);

    /// <summary>A tab's list is at its end.</summary>
    public void BeginFollowing() => Interlocked.Increment(ref _followers);

    public void EndFollowing() => Interlocked.Decrement(ref _followers);
}

/// <summary>Whether the user is in a channel.</summary>
public enum Membership
{
    Joining,
    Joined,
    Left,
}
