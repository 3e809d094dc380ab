using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>RENAME old new [:reason]</c> gives a channel another name (IRCv3 <c>draft/channel-rename</c>).</summary>
internal sealed class RenameCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Rename, MinParameters: 2);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (oldName, newName) = (context.Parameters[0], context.Parameters[1]);
        if (context.World.FindChannel(oldName) is not { } channel || !channel.IsVisibleTo(context.User))
            return [Refusal.NoSuchChannel(oldName)];
        if (ChannelPolicy.CanModerate(context.User, channel, MemberRank.Operator) is { } refusal)
            return [refusal];
        if (!State.Names.IsValidChannel(newName, context.Options.Limits.ChannelLength))
            return [Fail("CANNOT_RENAME", "This is no name for a channel", oldName, newName)];
        if (context.World.FindLookalikeChannel(newName) is { } other && other != channel)
            return [Fail("CHANNEL_NAME_IN_USE", $"There is a channel {other.Name} already", oldName, newName)];
        if (channel.Name == newName)
            return [];

        var reason = context.Fit(context.Message[2], context.Options.Limits.KickLength, Verbs.Rename, context.Message[0], context.Message[1]);
        return [new ChannelRenamed(channel.Id, channel.Name, newName, context.User.Source, reason)];
    }

    private static Refusal Fail(string code, string description, string oldName, string newName) =>
        Refusal.Fail(Verbs.Rename, code, description, oldName, newName);
}
