using System.ComponentModel.DataAnnotations;
using ChatCore.Protocol;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:History</c>: what is kept of conversations.</summary>
internal sealed record HistoryOptions
{
    /// <summary>Whether CHATHISTORY is offered.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether history outlives the process. False keeps it in memory, for tests.</summary>
    public bool Persistent { get; init; } = true;

    /// <summary>What a message must have survived before anybody sees it.</summary>
    public Durability Durability { get; init; } = Durability.Committed;

    /// <summary>Entries kept of each channel; 0 keeps all, and 10,000 when history is in memory.</summary>
    [Range(0, 1_000_000)]
    public int MessagesPerChannel { get; init; }

    /// <summary>Entries kept of each private conversation; 0 keeps all, and 10,000 when history is in memory.</summary>
    [Range(0, 1_000_000)]
    public int MessagesPerConversation { get; init; }

    /// <summary>The most messages that one CHATHISTORY request gets.</summary>
    [Range(1, 1_000)]
    public int MaxMessagesPerRequest { get; init; } = 100;

    /// <summary>A TAGMSG is kept only with one of these tags; not set: +draft/persist, +persist, +draft/react and +draft/unreact.</summary>
    [Length(0, 50)]
    public IReadOnlyList<string>? StoredTagMessages { get; init; }

    /// <summary>Whether messages can be taken back.</summary>
    public bool AllowRedaction { get; init; } = true;

    private static readonly string[] StoredByDefault = ["+draft/persist", "+persist", "+draft/react", "+draft/unreact"];

    /// <summary>Whether history keeps a TAGMSG with these tags.</summary>
    public bool Keeps(MessageTags tags)
    {
        var stored = StoredTagMessages ?? StoredByDefault;
        return Enabled && tags.Any(tag => stored.Contains(tag.Key));
    }
}

/// <summary>How far a message must have come before it is delivered.</summary>
internal enum Durability
{
    /// <summary>It is on the disk: it survives a power failure.</summary>
    Committed,

    /// <summary>It is with the operating system: it survives the end of the process, but perhaps not a power failure.</summary>
    Relaxed,
}
