using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>KICK channel nick [:reason]</c> removes somebody from a channel.</summary>
internal sealed class KickCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Kick, MinParameters: 2);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var (name, nick) = (context.Parameters[0], context.Parameters[1]);
        if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
            return [Refusal.NoSuchChannel(name)];
        if (ChannelPolicy.CanModerate(context.User, channel) is { } refusal)
            return [refusal];
        if (context.World.FindUser(nick) is not { } target)
            return [Refusal.NoSuchNick(nick)];
        if (channel.FindMember(target) is null)
            return [Refusal.UserNotInChannel(target.Nick, channel.Name)];

        var reason = State.Names.Truncate(context.Find(2) ?? context.User.Nick, context.Options.Limits.KickLength);
        return [new MemberKicked(channel.Id, channel.Name, target.Id, target.Nick, context.User.Source, reason)];
    }
}
