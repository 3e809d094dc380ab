using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Accounts;

/// <summary>What an event changes in what is kept: the presence of accounts that stay, the channels that belong to one, and what they tell of themselves.</summary>
internal static class KeptChanges
{
    /// <param name="happened">The event, already applied.</param>
    /// <param name="world">The state after it.</param>
    /// <param name="options">Who stays.</param>
    public static IEnumerable<KeptChange> Of(ChatEvent happened, World world, ChatOptions options) =>
        happened is ChannelMessagePosted or PrivateMessagePosted ? [] : Find(happened, world, options);

    private static IEnumerable<KeptChange> Find(ChatEvent happened, World world, ChatOptions options)
    {
        foreach (var user in Users(happened, world))
        {
            if (user.Account is { } account)
                yield return new KeptChange.OfPresence(Account.KeyOf(account), Stays(account, world, options) ? Presence(user, account) : null);
        }

        if (happened is UserQuit { Account: { } left })
            yield return new KeptChange.OfPresence(Account.KeyOf(left), null);
        if (happened is ChannelRenamed { OldName: var oldName })
            yield return new KeptChange.OfChannel(Channel.LogKeyOf(oldName), null);
        if (ChannelOf(happened) is { } id && world.FindChannel(id) is { Founder: { } founder } channel)
            yield return new KeptChange.OfChannel(channel.LogKey, ToKept(channel, founder));
        if (ProfileOwner(happened) is { } ownerId && world.FindUser(ownerId) is { Account: { } owner } own)
            yield return new KeptChange.OfProfile(Account.KeyOf(owner), new KeptProfile(owner, ToDictionary(own.Metadata)));
    }

    /// <summary>Whose metadata the event may have changed.</summary>
    private static UserId? ProfileOwner(ChatEvent happened) => happened switch
    {
        MetadataChanged changed => changed.User,
        UserRegistered registered => registered.User,
        LoggedIn loggedIn => loggedIn.User,
        _ => null,
    };

    public static bool Stays(string account, World world, ChatOptions options) =>
        options.Sessions.KeepsPresent(world.FindAccount(account)?.AlwaysOn);

    private static IEnumerable<User> Users(ChatEvent happened, World world) => happened switch
    {
        UserRegistered registered => Find(world, registered.User),
        LoggedIn { User: { } user } => Find(world, user),
        SessionDetached detached => Find(world, detached.User),
        NickChanged changed => Find(world, changed.User),
        MemberJoined joined => Find(world, joined.User),
        MemberParted parted => Find(world, parted.User),
        MemberKicked kicked => Find(world, kicked.User),
        ChannelModesChanged changed => changed.Ranks.SelectMany(rank => Find(world, rank.User)),
        ChannelRenamed renamed => world.GetChannel(renamed.Channel).Members.Select(member => member.User),
        AccountKnown known => world.Users.Where(user => user.Account is { } own && State.Names.AreEqual(own, known.Account.Name)),
        _ => [],
    };

    private static ChannelId? ChannelOf(ChatEvent happened) => happened switch
    {
        ChannelCreated created => created.Channel,
        ChannelModesChanged changed => changed.Channel,
        ChannelRenamed renamed => renamed.Channel,
        MetadataChanged changed => changed.Channel,
        _ => null,
    };

    private static User[] Find(World world, UserId id) => world.FindUser(id) is { } user ? [user] : [];

    private static KeptPresence Presence(User user, string account) => new(
        account, user.Nick, user.Source.User!, user.Source.Host!, user.RealName, user.DetachedAt?.Value ?? 0,
        [.. user.Channels.Select(channel => new KeptMembership(channel.Name, MemberRanks.Letters(channel.FindMember(user)!.Rank)))]);

    private static KeptChannel ToKept(Channel channel, string founder) => new(
        channel.Name, founder, channel.CreatedAt, channel.KeptModes(),
        channel.AccountRanks.ToDictionary(pair => pair.Key, pair => MemberRanks.Letters(pair.Value)))
    {
        Metadata = ToDictionary(channel.Metadata),
    };

    private static Dictionary<string, string> ToDictionary(MetadataKeys metadata) => new(metadata.All);
}
