using ChatServer.Delivery;

namespace ChatServer.Commands;

/// <summary>A command between its outcomes: standing still at a question until that is answered.</summary>
internal sealed record RunningCommand(string Verb, IEnumerator<Outcome> Outcomes, CommandOutput Output);
