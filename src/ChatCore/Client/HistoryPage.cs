namespace ChatCore.Client;

/// <summary>A page of a conversation's history.</summary>
/// <param name="Messages">The messages, oldest first.</param>
/// <param name="IsFull">Whether the server gave as many lines as were asked for, so that there may be more.</param>
public sealed record HistoryPage(IReadOnlyList<ChatMessage> Messages, bool IsFull)
{
    /// <summary>What was done to messages, oldest first.</summary>
    public IReadOnlyList<MessageChange> Changes { get; init; } = [];

    /// <summary>The id of the oldest line, message or not: what is older is asked for by it. Null when there is none.</summary>
    public string? OldestId { get; init; }

    /// <summary>The id of the newest line, message or not.</summary>
    public string? NewestId { get; init; }

    /// <summary>Why it could not be read; null when it could.</summary>
    internal string? Failure { get; init; }

    internal static HistoryPage Failed(string reason) => new([], false) { Failure = reason };
}

/// <summary>Where a page of history lies, seen from a message.</summary>
public enum HistoryStretch
{
    /// <summary>What was said before it.</summary>
    Before,

    /// <summary>What was said after it.</summary>
    After,

    /// <summary>The message and what was said on both sides of it.</summary>
    Around,
}
