using ChatServer.Commands;

namespace ChatServer.State;

/// <summary>May this user do that here? Null for yes, otherwise the refusal.</summary>
internal static class ChannelPolicy
{
    /// <summary>Whether the user may enter. An invitation opens every door, and nobody is locked out of a channel of their own.</summary>
    public static Refusal? CanEnter(User user, Channel channel, string? key)
    {
        if (user.Invitations.Contains(channel.Id) || channel.IsOwnedBy(user))
            return null;
        if (channel.Masks(ChannelModes.Ban).Covers(user) && !channel.Masks(ChannelModes.Exception).Covers(user))
            return Refusal.BannedFromChannel(channel.Name);
        if (channel.Has(ChannelFlags.InviteOnly) && !channel.Masks(ChannelModes.InviteException).Covers(user))
            return Refusal.InviteOnlyChannel(channel.Name);
        if (channel.Has(ChannelFlags.RegisteredOnly) && user.Account is null)
            return Refusal.AccountNeeded(channel.Name, "Cannot join channel (+R): log in to an account first");
        if (channel.Settings.Key is { } expected && expected != key)
            return Refusal.BadChannelKey(channel.Name);

        return channel.Members.Count >= channel.Settings.Limit ? Refusal.ChannelIsFull(channel.Name) : null;
    }

    public static Refusal? CanSpeak(User user, Channel channel)
    {
        var member = channel.FindMember(user);
        if (member is { MaySpeakWhenModerated: true })
            return null;
        if (member is null && channel.Has(ChannelFlags.NoExternalMessages))
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+n): join it first");
        if (channel.Has(ChannelFlags.Moderated))
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+m): you need voice");
        if (channel.Has(ChannelFlags.RegisteredSpeakers) && user.Account is null)
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+M): log in to an account first");
        if (channel.Masks(ChannelModes.Ban).CoversSpeechOf(user) && !channel.Masks(ChannelModes.Exception).CoversSpeechOf(user))
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+b): you are banned or muted");

        return null;
    }

    public static Refusal? CanSay(User user, Channel channel, string text)
    {
        if (CanSpeak(user, channel) is { } refusal)
            return refusal;

        return channel.Has(ChannelFlags.NoCtcp) && Ctcp.IsRequest(text)
            ? Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+C): CTCP is off here")
            : null;
    }

    public static Refusal? CanSetTopic(User user, Channel channel)
    {
        if (channel.FindMember(user) is not { } member)
            return Refusal.NotOnChannel(channel.Name);
        if (channel.Has(ChannelFlags.ProtectedTopic) && !member.IsAtLeast(MemberRank.HalfOperator))
            return Refusal.ChannelOperatorNeeded(channel.Name);

        return null;
    }

    public static Refusal? CanInvite(User user, Channel channel)
    {
        if (channel.FindMember(user) is not { } member)
            return Refusal.NotOnChannel(channel.Name);

        return channel.Has(ChannelFlags.InviteOnly) && !member.IsAtLeast(MemberRank.HalfOperator)
            ? Refusal.ChannelOperatorNeeded(channel.Name)
            : null;
    }

    /// <summary>Whether the user may change modes or kick at all.</summary>
    public static Refusal? CanModerate(User user, Channel channel, MemberRank rank = MemberRank.HalfOperator)
    {
        if (channel.FindMember(user) is not { } member)
            return Refusal.NotOnChannel(channel.Name);

        return member.IsAtLeast(rank) ? null : Refusal.ChannelOperatorNeeded(channel.Name);
    }

    /// <summary>Nobody removes those above; half-operators not each other either.</summary>
    public static Refusal? CanKick(Membership kicker, Membership target, Channel channel)
    {
        var mayKick = target.Highest() <= kicker.Highest() && (kicker.IsOperator || target.Highest() < kicker.Highest());
        return mayKick || kicker == target ? null : Refusal.ChannelOperatorNeeded(channel.Name);
    }

    /// <summary>Whether the user may give or take a rank: to oneself only downwards.</summary>
    public static Refusal? CanChangeRank(Membership changer, Membership target, MemberRank rank, bool isSet, Channel channel)
    {
        var isGivingUp = changer == target && !isSet;
        return isGivingUp || changer.IsAtLeast(MemberRanks.ChangedBy(rank)) ? null : Refusal.ChannelOperatorNeeded(channel.Name);
    }
}
