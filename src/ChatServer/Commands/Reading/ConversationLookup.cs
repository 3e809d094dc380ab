using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Reading;

/// <summary>Finds the log behind a target that a client named: only channels it is in, and only conversations of its own.</summary>
internal static class ConversationLookup
{
    public static (HistoryLog Log, string Name)? Find(CommandContext context, string target)
    {
        if (context.World.FindChannel(target) is { } channel)
            return channel.FindMember(context.User) is null ? null : (new HistoryLog.OfChannel(channel.LogKey), channel.Name);

        var isNick = State.Names.IsValidNick(target, context.Options.Limits.NickLength);
        return isNick ? (new HistoryLog.OfConversation(context.User.Identity, CaseMapping.Fold(target)), target) : null;
    }

    /// <summary>The entry under the present name of its channel, which may have had another one then.</summary>
    public static LogEntry Present(World world, LogEntry entry) =>
        world.FindChannel(entry.Log) is { } channel ? entry.In(channel.Name) : entry;
}
