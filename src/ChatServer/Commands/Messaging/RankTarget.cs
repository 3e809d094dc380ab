using ChatServer.State;

namespace ChatServer.Commands.Messaging;

/// <summary>Whom in a channel a message is for: all, or with <c>@#channel</c> (ISUPPORT <c>STATUSMSG</c>) those with a rank.</summary>
internal static class RankTarget
{
    /// <summary>The prefix in front of a channel's name; empty for none.</summary>
    public static string PrefixOf(string target) => MemberRanks.FindByPrefix(target[0]) is null ? string.Empty : target[..1];

    /// <summary>The lowest rank that gets it; null for all. In a channel of mode <c>U</c> the unranked reach half-operators and above alone.</summary>
    public static MemberRank? LowestFor(User sender, Channel channel, string prefix)
    {
        if (prefix.Length > 0)
            return MemberRanks.FindByPrefix(prefix[0]);

        var isHeldBack = channel.Has(ChannelFlags.OperatorModerated) && channel.FindMember(sender) is not { MaySpeakWhenModerated: true };
        return isHeldBack ? MemberRank.HalfOperator : null;
    }
}
