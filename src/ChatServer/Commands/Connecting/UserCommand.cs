using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary><c>USER username 0 * :realname</c> describes the user.</summary>
internal sealed class UserCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.User, MinParameters: 4, CommandStage.Registering);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } userName || context.Find(3) is not { } realName)
        {
            yield return Refusal.NeedMoreParameters(Verbs.User);
            yield break;
        }

        yield return new UserDescribed(
            context.Session.Id,
            State.Names.CleanUserName(userName),
            State.Names.Truncate(realName, context.Options.Limits.RealNameLength));
        foreach (var outcome in Registration.TryComplete(context))
            yield return outcome;
    }
}
