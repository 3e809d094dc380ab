using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>An event as it is kept in the log of its channel or conversation: values only.</summary>
internal sealed record LogEntry
{
    public required EventId Id { get; init; }

    /// <summary>The log: <see cref="Channel.LogKey"/> or <see cref="PrivateParties.LogKey"/>.</summary>
    public required string Log { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>Who did it.</summary>
    public required Source Source { get; init; }

    /// <summary>The channel's name as written, or the recipient's nickname.</summary>
    public required string Target { get; init; }

    /// <summary>The identity of who did it, if the entry can be changed later: only its author may.</summary>
    public string Sender { get; init; } = string.Empty;

    /// <summary>The message that an edit or a redaction is about.</summary>
    public EventId Refers { get; init; }

    /// <summary>The text, topic, reason or mode changes.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The sender's client-only tags, as on the wire.</summary>
    public string Tags { get; init; } = string.Empty;

    /// <summary>For a private message, who may read it.</summary>
    public PrivateParties? Parties { get; init; }

    /// <summary>The log that goes on under <see cref="Log"/> from this entry on: the channel was renamed.</summary>
    public string? Continues { get; init; }

    /// <summary>Whether the log ends here: whoever makes a channel of that name next begins another, and cannot read this one.</summary>
    public bool ClosesLog { get; init; }

    /// <summary>The entry as it is shown in a channel that may have had another name then.</summary>
    public LogEntry In(string channel) => Kind == EntryKind.Rename ? this : this with { Target = channel };

    /// <summary>The line that a client gets of it, live or replayed.</summary>
    public Message ToMessage()
    {
        var message = Kind switch
        {
            EntryKind.PrivMsg => new Message(Verbs.PrivMsg, Target, Text),
            EntryKind.Notice => new Message(Verbs.Notice, Target, Text),
            EntryKind.TagMsg => new Message(Verbs.TagMsg, Target),
            EntryKind.Edit => new Message(Verbs.EditMsg, Target, Refers.ToString(), Text),
            EntryKind.Redaction when Text.Length == 0 => new Message(Verbs.Redact, Target, Refers.ToString()),
            EntryKind.Redaction => new Message(Verbs.Redact, Target, Refers.ToString(), Text),
            EntryKind.Topic => new Message(Verbs.Topic, Target, Text),
            EntryKind.Join => new Message(Verbs.Join, Target),
            EntryKind.Part => Text.Length == 0 ? new Message(Verbs.Part, Target) : new Message(Verbs.Part, Target, Text),
            EntryKind.Kick => new Message(Verbs.Kick, [Target, .. SplitOnce(Text)]),
            EntryKind.Rename => new Message(Verbs.Rename, SplitOnce(Text) switch { var parts => [parts[0], Target, parts[1]] }),
            EntryKind.Mode => new Message(Verbs.Mode, [Target, .. Text.Split(' ')]),
            EntryKind.Quit => new Message(Verbs.Quit, Text),
            EntryKind.Nick => new Message(Verbs.Nick, Text),
            _ => throw new InvalidOperationException($"No line for {Kind}."),
        };

        var tags = MessageTags.Of(new(TagNames.Time, ServerTime.Format(Id.At)), new(TagNames.MessageId, Id.ToString()));
        foreach (var (key, value) in MessageTags.Parse(Tags).AsSpan())
            tags = tags.With(key, value);

        return new Message(message.Verb, message.Parameters) { Source = Source, Tags = tags };
    }

    private static string[] SplitOnce(string text) => text.Split(' ', 2);
}

/// <summary>What happened. The numbers are stored: they never change their meaning.</summary>
internal enum EntryKind
{
    PrivMsg = 1,
    Notice = 2,
    TagMsg = 3,
    Edit = 4,
    Topic = 10,
    Join = 20,
    Part = 21,
    Kick = 22,
    Quit = 23,
    Nick = 24,
    Mode = 30,
    Rename = 31,
    Redaction = 40,
}
