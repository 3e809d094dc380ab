using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Tests.Support;

/// <summary>A store on a full disk.</summary>
internal sealed class FailingStore : IEventStore
{
    public Task<StoredState> LoadAsync(int maxChannels, CancellationToken cancellationToken) =>
        Task.FromResult(new StoredState(default, []));

    public Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken) =>
        Task.FromException(new IOException("No space left on device"));

    public Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken) =>
        Task.FromException<IReadOnlyList<LogEntry>>(new IOException("Input/output error"));

    public Task<IReadOnlyList<ConversationTarget>> ReadTargetsAsync(TargetsQuery query, CancellationToken cancellationToken) =>
        Task.FromException<IReadOnlyList<ConversationTarget>>(new IOException("Input/output error"));

    public Task<IReadOnlyList<LogEntry>> FindAsync(HistoryLog log, EventId id, CancellationToken cancellationToken) =>
        Task.FromException<IReadOnlyList<LogEntry>>(new IOException("Input/output error"));

    public Task<IReadOnlyList<LogEntry>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        Task.FromException<IReadOnlyList<LogEntry>>(new IOException("Input/output error"));

    public Task SaveMarkersAsync(IReadOnlyList<ReadMarker> markers, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> TidyAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
