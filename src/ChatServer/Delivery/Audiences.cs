using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>Who sees what concerns a user, and who of an audience knows a capability.</summary>
internal readonly struct Audiences(World world)
{
    public static Audience Of(User user) => Audience.Of(user.Sessions.Select(session => session.Id));

    /// <summary>Those who share a channel with the user.</summary>
    public static Audience PeersOf(User user) => PeersIn(user.Channels, user.Id);

    /// <summary>The sessions of the channels' members but the user itself.</summary>
    public static Audience PeersIn(IEnumerable<Channel> channels, UserId self) => Audience.Of(channels
        .SelectMany(channel => channel.Members)
        .Where(member => member.User.Id != self)
        .SelectMany(member => member.User.Sessions)
        .Select(session => session.Id)
        .Distinct());

    /// <summary>Members of the channel with this rank or one above.</summary>
    public static IEnumerable<Session> WithRank(Channel channel, MemberRank rank) =>
        channel.Members.Where(member => member.IsAtLeast(rank)).SelectMany(member => member.User.Sessions);

    /// <summary>Those with the capability who share a channel with the user, and those who watch it with <c>extended-monitor</c>.</summary>
    public Audience Observers(User user, Capability capability)
    {
        var known = world;
        var watchers = world.WatchersOf(user.Nick)
            .Where(id => known.FindSession(id) is { } session && session.User != user
                && session.Capabilities.Has(capability | Capability.ExtendedMonitor));
        return Audience.Of(With(capability, PeersOf(user)).Sessions.ToArray().Union(watchers));
    }

    public Audience With(Capability capability, Audience audience) => Filter(audience, capability, isWanted: true);

    public Audience Without(Capability capability, Audience audience) => Filter(audience, capability, isWanted: false);

    private Audience Filter(Audience audience, Capability capability, bool isWanted)
    {
        var known = world;
        return Audience.Of(audience.Sessions.ToArray().Where(id => known.FindSession(id)?.Capabilities.Has(capability) == isWanted));
    }
}
