using System.Globalization;
using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>One thing in a conversation's timeline: a closed family of immutable records.</summary>
/// <param name="Key">Unique within the timeline. An own message keeps its key when it becomes stored, and with it its row in the page.</param>
/// <param name="At">When it happened.</param>
public abstract record TimelineEntry(string Key, DateTimeOffset At)
{
    /// <summary>A message that the server has stored.</summary>
    public sealed record Said(ChatMessage Message, bool IsMention) : TimelineEntry(Message.ClientId ?? Message.Id, Message.At);

    /// <summary>An own message on its way, or refused.</summary>
    public sealed record Pending(OutgoingMessage Message, string Sender, DateTimeOffset At) : TimelineEntry(Message.ClientId, At);

    /// <summary>Something that happened around the messages.</summary>
    public sealed record Noted(long Number, NoteKind Kind, string Actor, string? Target, string? Text, DateTimeOffset At)
        : TimelineEntry(Number.ToString("'n'0", CultureInfo.InvariantCulture), At);
}

/// <summary>What a note tells; in words it is put by the page.</summary>
public enum NoteKind
{
    Joined,
    Left,
    Kicked,
    Quit,
    Renamed,
    TopicChanged,
    TopicCleared,
    ModeChanged,
    Refused,
}
