using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>LUSERS</c> counts users, channels and connections.</summary>
internal sealed class LusersCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Lusers);

    public IEnumerable<Outcome> Execute(CommandContext context) => Replies.UserCounts(context.World);
}
