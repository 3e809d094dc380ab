using ChatCore.Protocol;

namespace ChatServer.Commands.Channels;

/// <summary><c>NAMES channel</c> lists a channel's members.</summary>
internal sealed class NamesCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Names);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } name)
            return [Replies.EndOfMembers("*")];

        return context.World.FindChannel(name) is { } channel
            ? Replies.Members(channel, context.User, context.Session.Capabilities)
            : [Replies.EndOfMembers(Target.Shown(name))];
    }
}
