using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>KICK channel nick{,nick} [:reason]</c> removes people from a channel, or each from a channel of its own.</summary>
internal sealed class KickCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Kick, MinParameters: 2);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        var names = context.Parameters[0].Split(',', StringSplitOptions.RemoveEmptyEntries);
        var nicks = context.Parameters[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
        return names switch
        {
            [var name] => nicks.Select(nick => Kick(context, name, nick)),
            _ when names.Length == nicks.Length => names.Zip(nicks, (name, nick) => Kick(context, name, nick)),
            _ => [Refusal.NeedMoreParameters(Verbs.Kick)],
        };
    }

    private static Outcome Kick(CommandContext context, string name, string nick)
    {
        if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
            return Refusal.NoSuchChannel(name);
        if (ChannelPolicy.CanModerate(context.User, channel) is { } refused)
            return refused;
        if (context.World.FindUser(nick) is not { } target)
            return Refusal.NoSuchNick(nick);
        if (channel.FindMember(target) is not { } member)
            return Refusal.UserNotInChannel(target.Nick, channel.Name);
        if (ChannelPolicy.CanKick(channel.FindMember(context.User)!, member, channel) is { } refusal)
            return refusal;

        var reason = context.Fit(context.Find(2) ?? context.User.Nick, context.Options.Limits.KickLength, Verbs.Kick, channel.Name, target.Nick);
        return new MemberKicked(channel.Id, channel.Name, target.Id, target.Nick, context.User.Source, reason);
    }
}
