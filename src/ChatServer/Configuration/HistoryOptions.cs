using System.ComponentModel.DataAnnotations;

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

    /// <summary>Entries kept of each channel when history is in memory. 0 keeps 10,000.</summary>
    [Range(0, 1_000_000)]
    public int MessagesPerChannel { get; init; }

    /// <summary>Entries kept of each private conversation when history is in memory. 0 keeps 10,000.</summary>
    [Range(0, 1_000_000)]
    public int MessagesPerConversation { get; init; }

    /// <summary>The most messages that one CHATHISTORY request gets.</summary>
    [Range(1, 1_000)]
    public int MaxMessagesPerRequest { get; init; } = 100;
}

/// <summary>How far a message must have come before it is delivered.</summary>
internal enum Durability
{
    /// <summary>It is on the disk: it survives a power failure.</summary>
    Committed,

    /// <summary>It is with the operating system: it survives the end of the process, but perhaps not a power failure.</summary>
    Relaxed,
}
