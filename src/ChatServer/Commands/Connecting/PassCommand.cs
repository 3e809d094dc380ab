using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary><c>PASS password</c> gives the server's password before NICK and USER.</summary>
internal sealed class PassCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Pass, MinParameters: 1, CommandStage.Registering);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        yield return new PasswordGiven(context.Session.Id, context.Parameters[0]);
    }
}
