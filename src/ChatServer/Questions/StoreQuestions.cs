using ChatServer.Engine;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Questions;

/// <summary>Messages to be read from the store.</summary>
internal sealed record HistoryRead(HistoryQuery Query) : Question<IReadOnlyList<LogEntry>>
{
    protected override Task<IReadOnlyList<LogEntry>> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Events.ReadAsync(Query, cancellationToken);
}

/// <summary>Which conversations have something new.</summary>
internal sealed record TargetsRead(TargetsQuery Query) : Question<IReadOnlyList<ConversationTarget>>
{
    protected override Task<IReadOnlyList<ConversationTarget>> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Events.ReadTargetsAsync(Query, cancellationToken);
}

/// <summary>One message by its id.</summary>
internal sealed record MessageFound(HistoryLog Log, EventId Id) : Question<IReadOnlyList<LogEntry>>
{
    protected override Task<IReadOnlyList<LogEntry>> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Events.FindAsync(Log, Id, cancellationToken);
}

/// <summary>Messages with certain words.</summary>
internal sealed record MessagesSearched(SearchQuery Query) : Question<IReadOnlyList<LogEntry>>
{
    protected override Task<IReadOnlyList<LogEntry>> FindAsync(AnswerSources sources, CancellationToken cancellationToken) =>
        sources.Events.SearchAsync(Query, cancellationToken);
}
