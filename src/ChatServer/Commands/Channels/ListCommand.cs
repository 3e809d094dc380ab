using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>LIST [channel{,channel}]</c> lists channels with members and topic; without names, all that may be seen.</summary>
internal sealed class ListCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.List);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        yield return new Reply(Numeric.RplListStart, "Channel", "Users  Name");
        foreach (var channel in Chosen(context).Where(channel => channel.Members.Count > 0 && channel.IsVisibleTo(context.User)))
            yield return new Reply(Numeric.RplList, channel.Name, Replies.Text(channel.Members.Count), channel.Topic?.Text ?? string.Empty);
        yield return new Reply(Numeric.RplListEnd, "End of /LIST");
    }

    private static IEnumerable<Channel> Chosen(CommandContext context) => context.Find(0) is { } names
        ? names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(context.World.FindChannel).OfType<Channel>().Distinct()
        : context.World.Channels;
}
