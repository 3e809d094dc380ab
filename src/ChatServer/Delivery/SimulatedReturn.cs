using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>
/// What clients that do not know CHGHOST see of it: its user seems to leave and to come back with another host and the same ranks (IRCv3
/// <c>chghost</c>, the fallback).
/// </summary>
internal static class SimulatedReturn
{
    /// <param name="user">Who has another user name or host by now.</param>
    /// <param name="oldSource">How it was shown before.</param>
    /// <param name="viewer">Who is shown it.</param>
    /// <param name="server">In whose name the ranks come back.</param>
    public static IEnumerable<Message> Of(User user, Source oldSource, Session viewer, Source server)
    {
        yield return new Message(Verbs.Quit, "Changing host") { Source = oldSource };
        foreach (var channel in user.Channels.Where(channel => viewer.User is { } seeing && channel.FindMember(seeing) is not null).OrderBy(channel => channel.Id.Value))
        {
            yield return viewer.Capabilities.Has(Capability.ExtendedJoin)
                ? new Message(Verbs.Join, channel.Name, user.Account ?? "*", user.RealName) { Source = user.Source }
                : new Message(Verbs.Join, channel.Name) { Source = user.Source };
            if (MemberRanks.Letters(channel.FindMember(user)!.Rank) is { Length: > 0 } ranks)
                yield return new Message(Verbs.Mode, [channel.Name, $"+{ranks}", .. Enumerable.Repeat(user.Nick, ranks.Length)]) { Source = server };
        }

        if (user.AwayMessage is { } away && viewer.Capabilities.Has(Capability.AwayNotify))
            yield return new Message(Verbs.Away, away) { Source = user.Source };
    }
}
