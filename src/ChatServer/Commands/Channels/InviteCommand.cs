using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Commands.Channels;

/// <summary><c>INVITE nick channel</c> opens a channel's door for somebody; <c>INVITE</c> lists one's own invitations.</summary>
internal sealed class InviteCommand : ICommand
{
    public CommandSpec Spec { get; } = new(Verbs.Invite);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (context.Parameters.Count == 0)
            return List(context);
        if (context.Find(0) is not { } nick || context.Find(1) is not { } name)
            return [Refusal.NeedMoreParameters(Verbs.Invite)];
        if (context.World.FindUser(nick) is not { } target)
            return [Refusal.NoSuchNick(nick)];
        if (context.World.FindChannel(name) is not { } channel || !channel.IsVisibleTo(context.User))
            return [Refusal.NoSuchChannel(name)];
        if (ChannelPolicy.CanInvite(context.User, channel) is { } refusal)
            return [refusal];

        return channel.FindMember(target) is null ? Invite(context, target, channel) : [Refusal.UserOnChannel(target.Nick, channel.Name)];
    }

    private static IEnumerable<Outcome> Invite(CommandContext context, User target, Channel channel)
    {
        yield return new Reply(Numeric.RplInviting, target.Nick, channel.Name);
        if (target.AwayMessage is { } away)
            yield return new Reply(Numeric.RplAway, target.Nick, away);
        yield return new UserInvited(channel.Id, channel.Name, target.Id, target.Nick, context.User.Source);
    }

    private static IEnumerable<Outcome> List(CommandContext context)
    {
        foreach (var channel in context.User.Invitations.Select(context.World.FindChannel).OfType<Channel>())
            yield return new Reply(Numeric.RplInviteList, channel.Name);
        yield return new Reply(Numeric.RplEndOfInviteList, "End of /INVITE list");
    }
}
