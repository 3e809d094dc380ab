using ChatServer.Commands;
using ChatServer.Networking;

namespace ChatServer.Engine;

/// <summary>A session whose command stands still at a question, and the lines that came since: answers come in the order of the commands.</summary>
internal sealed class WaitingSession(RunningCommand command, Queue<ClientLine>? lines = null)
{
    public RunningCommand Command { get; } = command;

    public Queue<ClientLine> Lines { get; } = lines ?? new();
}
