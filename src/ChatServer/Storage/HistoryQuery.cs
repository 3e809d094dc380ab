using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>Which messages to read: those between two ends, both exclusive, counted from one of them. The result is oldest first.</summary>
internal sealed record HistoryQuery(HistoryLog Log, EventId After, EventId Before, int Limit, HistoryEnd From);

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
}
