namespace ChatCore.Client;

/// <summary>Something done to a message after it was said: a closed family of records.</summary>
/// <param name="Id">The server's id of the change. Ids sort by ordinal comparison in the order things happened, as those of messages do.</param>
/// <param name="MessageId">The message it is about.</param>
/// <param name="By">Who did it.</param>
/// <param name="At">When.</param>
public abstract record MessageChange(string Id, string MessageId, string By, DateTimeOffset At)
{
    /// <summary>A reaction was given, or taken back when <paramref name="IsOn"/> is false.</summary>
    public sealed record Reacted(string Id, string MessageId, string By, DateTimeOffset At, string Reaction, bool IsOn, bool IsOwn)
        : MessageChange(Id, MessageId, By, At);

    /// <summary>The message has another text.</summary>
    public sealed record Edited(string Id, string MessageId, string By, DateTimeOffset At, string Text) : MessageChange(Id, MessageId, By, At);

    /// <summary>The message was taken back.</summary>
    public sealed record Redacted(string Id, string MessageId, string By, DateTimeOffset At, string? Reason) : MessageChange(Id, MessageId, By, At);
}

/// <summary>Whether somebody is writing.</summary>
public enum TypingState
{
    /// <summary>Is writing now.</summary>
    Active,

    /// <summary>Has begun to write, and stopped for a while.</summary>
    Paused,

    /// <summary>Has given it up, or sent it.</summary>
    Done,
}
