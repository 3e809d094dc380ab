using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>NAMES channel{,channel}</c> lists the members of channels.</summary>
internal sealed class NamesCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Names);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Find(0) is not { } names)
            return [Replies.EndOfMembers("*")];

        var channels = names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(context.World.FindChannel).OfType<Channel>().ToArray();
        return channels
            .SelectMany(channel => Replies.MemberLines(channel, context.User, context.Session.Capabilities))
            .Append(Replies.EndOfMembers(channels is [var only] && State.Names.AreEqual(only.Name, names) ? only.Name : Target.Shown(names)));
    }
}
