using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary>
/// <c>LIST [condition{,condition}]</c> lists channels with members and topic. A condition is a name, or one of ELIST's: a mask, a mask to
/// leave out, the number of members, the age of the channel or of its topic.
/// </summary>
internal sealed class ListCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.List);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var filter = ListFilter.Parse(context.Find(0) ?? string.Empty, context.Now);
        yield return new Reply(Numeric.RplListStart, "Channel", "Users  Name");
        var channels = context.World.Channels
            .Where(channel => IsListed(channel, context.User) && filter.Matches(channel))
            .Select(channel => new Reply(Numeric.RplList, channel.Name, Replies.Text(channel.Members.Count), channel.Topic?.Text ?? string.Empty));
        foreach (var line in Replies.Bounded(channels, context, "channels: narrow the list, for example LIST >10 or LIST *word*"))
            yield return line;
        yield return new Reply(Numeric.RplListEnd, "End of /LIST");
    }

    private static bool IsListed(Channel channel, User user) => channel.Members.Count > 0 && channel.IsVisibleTo(user);
}
