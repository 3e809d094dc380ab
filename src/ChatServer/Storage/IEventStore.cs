using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>Where the logs of channels and conversations are kept: the narrow waist between the chat and a database.</summary>
internal interface IEventStore : IAsyncDisposable
{
    /// <summary>What is needed before the first client: the newest id ever given, and the topics of the most recent channels, oldest first.</summary>
    Task<StoredState> LoadAsync(int maxChannels, CancellationToken cancellationToken);

    /// <summary>Appends entries in one transaction, in order. When the task ends they are kept; when it fails none of them is.</summary>
    Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken);

    /// <summary>Reads messages, oldest first. May run beside <see cref="AppendAsync"/>, and sees what was appended before it began.</summary>
    Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken);

    /// <summary>The conversations whose latest message is in a window, in the order of those messages.</summary>
    Task<IReadOnlyList<ConversationTarget>> ReadTargetsAsync(TargetsQuery query, CancellationToken cancellationToken);

    /// <summary>The message with this id: a list of one, or of none when it is not there, was taken back or is no message.</summary>
    Task<IReadOnlyList<LogEntry>> FindAsync(HistoryLog log, EventId id, CancellationToken cancellationToken);

    /// <summary>The newest messages with these words, oldest first.</summary>
    Task<IReadOnlyList<LogEntry>> SearchAsync(SearchQuery query, CancellationToken cancellationToken);

    /// <summary>Keeps read markers; of several for one target the last one counts.</summary>
    Task SaveMarkersAsync(IReadOnlyList<ReadMarker> markers, CancellationToken cancellationToken);

    /// <summary>Does a part of what is not urgent, such as dropping what is older than the store is to keep. May run beside <see cref="AppendAsync"/>.</summary>
    /// <returns>Whether there is more to do.</returns>
    Task<bool> TidyAsync(CancellationToken cancellationToken);
}

/// <summary>What a store remembers of the last run.</summary>
internal sealed record StoredState(EventId Newest, IReadOnlyList<(string Channel, Topic Topic)> Topics)
{
    /// <summary>The read markers set last, oldest first.</summary>
    public IReadOnlyList<ReadMarker> Markers { get; init; } = [];
}
