using ChatCore.Protocol;

namespace ChatServer.Commands.Lookups;

/// <summary><c>MOTD [server]</c> sends the message of the day.</summary>
internal sealed class MotdCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Motd);

    public IEnumerable<Outcome> Execute(CommandContext context) =>
        Replies.AboutThisServer(context) ?? Replies.Motd(context.World, context.Options);
}
