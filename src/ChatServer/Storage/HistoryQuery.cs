using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>Which messages to read: those between two ends, both exclusive, counted from one of them. The result is oldest first.</summary>
internal sealed record HistoryQuery(HistoryLog Log, EventId After, EventId Before, int Limit, HistoryEnd From)
{
    /// <summary>Whether joins, topics and the like are read too.</summary>
    public bool WithEvents { get; init; }
}

/// <summary>Which conversations had their latest message between two ends, both exclusive.</summary>
/// <param name="Identity">Who asks: all private conversations of it.</param>
/// <param name="Channels">The channels that it may read: log and name.</param>
internal sealed record TargetsQuery(
    string Identity, IReadOnlyList<(string Log, string Name)> Channels, EventId After, EventId Before, int Limit, HistoryEnd From);

/// <summary>A conversation and its latest message.</summary>
internal sealed record ConversationTarget(string Name, EventId Latest);

/// <summary>Messages that hold all of these words.</summary>
/// <param name="Logs">Where to look.</param>
/// <param name="Words">What to look for; empty for everything.</param>
/// <param name="From">The folded nickname of who said it; null for anybody.</param>
/// <param name="After">Only later ones.</param>
/// <param name="Before">Only earlier ones.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record SearchQuery(
    IReadOnlyList<HistoryLog> Logs, IReadOnlyList<string> Words, string? From, EventId After, EventId Before, int Limit)
{
    /// <summary>The end from which the limit counts.</summary>
    public HistoryEnd CountedFrom { get; init; } = HistoryEnd.Newest;
}

/// <summary>The end from which the limit counts.</summary>
internal enum HistoryEnd
{
    Oldest,
    Newest,
}

/// <summary>Whose messages: a closed family.</summary>
internal abstract record HistoryLog
{
    private HistoryLog()
    {
    }

    /// <summary>A channel's log.</summary>
    public sealed record OfChannel(string LogKey) : HistoryLog;

    /// <summary>All that somebody and those who went by a nickname said to each other in private.</summary>
    /// <param name="Identity">Who asks: only its own conversations are found.</param>
    /// <param name="Peer">The other's nickname, folded.</param>
    public sealed record OfConversation(string Identity, string Peer) : HistoryLog;

    /// <summary>All that somebody and anybody said to each other in private.</summary>
    public sealed record OfIdentity(string Identity) : HistoryLog;
}
