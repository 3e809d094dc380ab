using ChatServer.Commands;

namespace ChatServer.State;

/// <summary>May this user do that here? Null for yes, otherwise the refusal.</summary>
internal static class ChannelPolicy
{
    public static Refusal? CanSpeak(User user, Channel channel)
    {
        var member = channel.FindMember(user);
        if (member is null && channel.Has(ChannelFlags.NoExternalMessages))
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+n): join it first");
        if (channel.Has(ChannelFlags.Moderated) && member is not { MaySpeakWhenModerated: true })
            return Refusal.CannotSendToChannel(channel.Name, "Cannot send to channel (+m): you need voice");

        return null;
    }

    public static Refusal? CanSetTopic(User user, Channel channel)
    {
        if (channel.FindMember(user) is not { } member)
            return Refusal.NotOnChannel(channel.Name);
        if (channel.Has(ChannelFlags.ProtectedTopic) && !member.IsOperator)
            return Refusal.ChannelOperatorNeeded(channel.Name);

        return null;
    }

    /// <summary>Whether the user may change modes or kick.</summary>
    public static Refusal? CanModerate(User user, Channel channel)
    {
        if (channel.FindMember(user) is not { } member)
            return Refusal.NotOnChannel(channel.Name);

        return member.IsOperator ? null : Refusal.ChannelOperatorNeeded(channel.Name);
    }
}
