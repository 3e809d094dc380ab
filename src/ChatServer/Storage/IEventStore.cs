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
}

/// <summary>What a store remembers of the last run.</summary>
internal sealed record StoredState(EventId Newest, IReadOnlyList<(string Channel, Topic Topic)> Topics);
