using ChatCore.Protocol;

namespace ChatServer.Commands.Connecting;

/// <summary><c>PONG</c> answers the server's PING. That it came is all it says, and the connection has noticed.</summary>
internal sealed class PongCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Pong, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context) => [];
}
