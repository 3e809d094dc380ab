using System.Collections.Immutable;
using System.Globalization;
using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>One thing in a conversation's timeline: a closed family of immutable records.</summary>
/// <param name="Key">Unique within the timeline. An own message keeps its key when it becomes stored, and with it its row in the page.</param>
/// <param name="At">When it happened.</param>
public abstract record TimelineEntry(string Key, DateTimeOffset At)
{
    /// <summary>A message that the server has stored.</summary>
    public sealed record Said(ChatMessage Message, bool IsMention) : TimelineEntry(Message.ClientId ?? Message.Id, Message.At)
    {
        /// <summary>What became of it since.</summary>
        public Amendment Amendment { get; init; } = Amendment.None;

        /// <summary>What it answers.</summary>
        public Quote? Quote { get; init; }

        /// <summary>How many messages answer it, of those held.</summary>
        public int Replies { get; init; }

        public string Text => Amendment.Text ?? Message.Text;

        /// <summary>Its author wants it deleted, and may still think better of it.</summary>
        public bool IsBeingDeleted { get; init; }

        public bool IsRedacted => Amendment.RedactedBy is not null;

        public bool IsHidden => IsRedacted || IsBeingDeleted;
    }

    /// <summary>An own message on its way, or refused.</summary>
    public sealed record Pending(OutgoingMessage Message, string Sender, DateTimeOffset At) : TimelineEntry(Message.ClientId, At)
    {
        public Quote? Quote { get; init; }
    }

    /// <summary>Something that happened around the messages.</summary>
    public sealed record Noted(long Number, NoteKind Kind, string Actor, string? Target, string? Text, DateTimeOffset At)
        : TimelineEntry(Number.ToString("'n'0", CultureInfo.InvariantCulture), At);

    /// <summary>People coming and going with nothing said between: two or more notes, oldest first.</summary>
    public sealed record Noise(ImmutableArray<Noted> Notes) : TimelineEntry(Notes[0].Key, Notes[0].At);
}

/// <summary>What a note tells; in words it is put by the page.</summary>
public enum NoteKind
{
    Joined,
    Left,
    Kicked,
    Quit,
    Renamed,
    ChannelRenamed,
    TopicChanged,
    TopicCleared,
    ModeChanged,
    Refused,
}
