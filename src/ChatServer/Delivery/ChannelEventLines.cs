using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>What happens in channels: to their members, and to the other clients of whom it is about.</summary>
internal static class ChannelEventLines
{
    public static void Render(in Rendering rendering, MemberJoined joined)
    {
        var user = rendering.World.FindUser(joined.User)!;
        var channel = rendering.World.GetChannel(joined.Channel);
        var (output, audiences) = (rendering.Output, rendering.Audiences);
        var plain = rendering.LineOf(joined.Source, Verbs.Join, channel.Name);
        var extended = rendering.LineOf(joined.Source, Verbs.Join, channel.Name, user.Account ?? "*", user.RealName);
        output.Others(audiences.With(Capability.ExtendedJoin, channel.Audience), extended);
        output.Others(audiences.Without(Capability.ExtendedJoin, channel.Audience), plain);
        rendering.ToActor(rendering.ActorHas(Capability.ExtendedJoin) ? extended : plain);
        if (user.AwayMessage is { } away)
            output.Others(audiences.With(Capability.AwayNotify, channel.Audience), rendering.LineOf(joined.Source, Verbs.Away, away));
        if (user.Sessions.Count > 1)
            ShowToOtherSessions(rendering, channel, user);
    }

    public static void Render(in Rendering rendering, MemberParted parted)
    {
        var line = parted.Reason is { } reason
            ? rendering.LineOf(parted.Source, Verbs.Part, parted.Name, reason)
            : rendering.LineOf(parted.Source, Verbs.Part, parted.Name);
        ToMembersAndActor(rendering, parted.Channel, line);
        ToOtherSessions(rendering, parted.User, line);
    }

    public static void Render(in Rendering rendering, MemberKicked kicked)
    {
        var line = rendering.LineOf(kicked.By, Verbs.Kick, kicked.Name, kicked.Nick, kicked.Reason);
        ToMembersAndActor(rendering, kicked.Channel, line);
        ToOtherSessions(rendering, kicked.User, line);
    }

    public static void Render(in Rendering rendering, TopicChanged changed) => ToMembersAndActor(
        rendering, changed.Channel, rendering.LineOf(changed.By, Verbs.Topic, rendering.NameOf(changed.Channel), changed.Text));

    public static void Render(in Rendering rendering, ChannelModesChanged changed) => ToMembersAndActor(
        rendering, changed.Channel,
        rendering.LineOf(changed.By, Verbs.Mode, [rendering.NameOf(changed.Channel), .. ModeChanges.Format(changed.Changes)]));

    public static void Render(in Rendering rendering, UserInvited invited)
    {
        var line = rendering.LineOf(invited.By, Verbs.Invite, invited.Nick, invited.Name);
        var others = Audiences.WithRank(rendering.World.GetChannel(invited.Channel), MemberRank.HalfOperator)
            .Where(session => session.Capabilities.Has(Capability.InviteNotify))
            .Select(session => session.Id);
        rendering.Output.Others(Audience.Of(others), line);
        rendering.ToUser(invited.User, line);
    }

    /// <summary>Clients that know RENAME are told; for the others the channel is left and a new one entered.</summary>
    public static void Render(in Rendering rendering, ChannelRenamed renamed)
    {
        var channel = rendering.World.GetChannel(renamed.Channel);
        var line = rendering.LineOf(renamed.By, Verbs.Rename, renamed.OldName, renamed.NewName, renamed.Reason);
        foreach (var member in channel.Members)
        {
            foreach (var session in member.User.Sessions)
            {
                if (session.Capabilities.Has(Capability.ChannelRename))
                    rendering.Output.ToSession(session.Id, line, EffectCondition.Always);
                else
                    MoveTo(rendering, channel, session, member.User, renamed);
            }
        }
    }

    private static void MoveTo(in Rendering rendering, Channel channel, Session session, User user, ChannelRenamed renamed)
    {
        var reason = renamed.Reason.Length == 0 ? $"Renamed to {renamed.NewName}" : renamed.Reason;
        rendering.Output.ToSession(session.Id, rendering.LineOf(user.Source, Verbs.Part, renamed.OldName, reason), EffectCondition.Always);
        var join = session.Capabilities.Has(Capability.ExtendedJoin)
            ? rendering.LineOf(user.Source, Verbs.Join, channel.Name, user.Account ?? "*", user.RealName)
            : rendering.LineOf(user.Source, Verbs.Join, channel.Name);
        rendering.Output.ToSession(session.Id, join, EffectCondition.Always);
        Describe(rendering, channel, session, user);
    }

    /// <summary>What the client that entered is told as answers, the user's other clients are told as well.</summary>
    private static void ShowToOtherSessions(in Rendering rendering, Channel channel, User user)
    {
        foreach (var session in user.Sessions)
        {
            if (session != rendering.Actor)
                Describe(rendering, channel, session, user);
        }
    }

    /// <summary>The topic and the members, as after JOIN.</summary>
    private static void Describe(in Rendering rendering, Channel channel, Session session, User user)
    {
        foreach (var reply in (channel.Topic is null ? [] : Replies.Topic(channel)).Concat(Replies.AfterJoin(channel, user, session.Capabilities)))
            rendering.Output.Tell(session, reply);
    }

    private static void ToMembersAndActor(in Rendering rendering, ChannelId channel, Message line)
    {
        if (rendering.World.FindChannel(channel) is { } found)
            rendering.Output.Others(found.Audience, line);
        rendering.ToActor(line);
    }

    /// <summary>Those who have left are no members any more, but their other clients have to know.</summary>
    private static void ToOtherSessions(in Rendering rendering, UserId id, Message line)
    {
        if (rendering.World.FindUser(id) is { } user)
            rendering.Output.Others(Audiences.Of(user), line);
    }
}
