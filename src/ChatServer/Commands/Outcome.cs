using ChatCore.Protocol;
using ChatServer.Delivery;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands;

/// <summary>
/// One thing that a command leads to: an event, an answer, a refusal, a question to the store, or the end of the connection. A command
/// yields them in order, and each is carried out before the command goes on: what it reads next is the state after its own events.
/// </summary>
internal abstract record Outcome;

/// <summary>A line to the client that asked. For a numeric, the client's name is put in front of the parameters.</summary>
internal record Reply(string Verb, params IReadOnlyList<string> Parameters) : Outcome;

/// <summary>A line to the client that asked which is not the server's own: it says itself who it is from.</summary>
internal sealed record LineShown(Message Line) : Outcome;

/// <summary>The client's connection ends, with this reason in ERROR.</summary>
internal sealed record SessionEnded(string Reason) : Outcome;

/// <summary>Somebody is back who had not noticeably gone: its earlier connections end, and what still comes from them is dropped.</summary>
internal sealed record GhostEnded(UserId User) : Outcome;

/// <summary>An operator ends another user's connections.</summary>
internal sealed record UserKilled(UserId User, Source By, string Reason) : Outcome;

/// <summary>Messages from the store for the client, as a batch.</summary>
internal sealed record HistoryShown(string Target, IReadOnlyList<LogEntry> Entries) : Outcome;

/// <summary>The command's answers carry this label instead of its own; null for none, and then silence is no ACK either.</summary>
internal sealed record AnswerLabelled(string? Label) : Outcome;

/// <summary>Answers that belong together: a batch for clients that know batches.</summary>
/// <param name="Type">The batch's type.</param>
/// <param name="Parameters">The parameters of the type.</param>
/// <param name="Lines">What it holds.</param>
internal sealed record Batched(string Type, IReadOnlyList<string> Parameters, IReadOnlyList<OutgoingMessage> Lines) : Outcome;

/// <summary>The same of answers in the server's name.</summary>
internal sealed record BatchedReplies(string Type, IReadOnlyList<string> Parameters, IReadOnlyList<Reply> Replies) : Outcome;
