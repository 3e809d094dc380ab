using ChatServer.Storage;

namespace ChatServer.Commands;

/// <summary>
/// One thing that a command leads to: an event, an answer, a refusal, a question to the store, or the end of the connection. A command
/// yields them in order, and each is carried out before the command goes on: what it reads next is the state after its own events.
/// </summary>
internal abstract record Outcome;

/// <summary>A line to the client that asked. For a numeric, the client's name is put in front of the parameters.</summary>
internal record Reply(string Verb, params IReadOnlyList<string> Parameters) : Outcome;

/// <summary>The client's connection ends, with this reason in ERROR.</summary>
internal sealed record SessionEnded(string Reason) : Outcome;

/// <summary>History to be read from the store and sent as a batch. The client's later commands wait for it.</summary>
internal sealed record HistoryRequested(HistoryQuery Query, string Target) : Outcome;
