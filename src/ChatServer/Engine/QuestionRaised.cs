using ChatServer.Questions;
using ChatServer.State;

namespace ChatServer.Engine;

/// <summary>A question of a session's command, which stands still until it is answered.</summary>
internal sealed record QuestionRaised(SessionId Session, Question Question);
