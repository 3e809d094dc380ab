using ChatServer.Storage;

namespace ChatServer.Engine;

/// <summary>Where the answers to questions come from.</summary>
internal sealed record AnswerSources(IEventStore Events);
