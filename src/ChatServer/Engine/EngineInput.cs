using ChatServer.Networking;
using ChatServer.State;

namespace ChatServer.Engine;

/// <summary>What the engine is told, in the order it happened.</summary>
internal abstract record EngineInput;

internal sealed record ConnectionOpened(SessionId Session, SessionOrigin Origin) : EngineInput;

/// <summary>A trusted gateway told where a client really comes from, before anything else was said.</summary>
internal sealed record OriginTold(SessionId Session, SessionOrigin Origin) : EngineInput;

/// <summary>The lines of one read, in order.</summary>
internal sealed record LinesReceived(SessionId Session, IReadOnlyList<ClientLine> Lines) : EngineInput;

internal sealed record ConnectionClosed(SessionId Session, string Reason) : EngineInput;

/// <summary>The question that the session's command stands at is answered: the command goes on.</summary>
internal sealed record QuestionAnswered(SessionId Session) : EngineInput;

/// <summary>The server is about to stop: everybody is told and disconnected.</summary>
internal sealed record ShutdownBegun(string Reason) : EngineInput;
