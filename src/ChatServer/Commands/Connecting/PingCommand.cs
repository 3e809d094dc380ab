using ChatCore.Protocol;

namespace ChatServer.Commands.Connecting;

/// <summary><c>PING token</c> is answered with PONG, after everything that came before it.</summary>
internal sealed class PingCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Ping, Stage: CommandStage.Any);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        yield return context.Find(0) is { } token
            ? new Reply(Verbs.Pong, context.Options.ServerName, token)
            : Refusal.NoOrigin();
    }
}
