namespace ChatServer.Accounts;

/// <summary>What the chat brings back at its start beside its logs.</summary>
/// <param name="Accounts">Every account.</param>
/// <param name="Records">What is kept of them, and of channels.</param>
internal sealed record KeptState(
    IReadOnlyList<Account> Accounts, KeptRecords Records)
{
    public static KeptState Nothing { get; } = new([], KeptRecords.None);
}

/// <summary>All that an <see cref="IKeptStore"/> has.</summary>
/// <param name="Presences">Those who were there without a connection, or would have been.</param>
/// <param name="Channels">The channels that belong to an account.</param>
/// <param name="Profiles">What accounts tell of themselves.</param>
internal sealed record KeptRecords(
    IReadOnlyList<KeptPresence> Presences, IReadOnlyList<KeptChannel> Channels, IReadOnlyList<KeptProfile> Profiles)
{
    public static KeptRecords None { get; } = new([], [], []);
}

/// <summary>An account that stays present: who it is to others, and where.</summary>
internal sealed record KeptPresence(
    string Account, string Nick, string UserName, string Host, string RealName, long SeenUntil, IReadOnlyList<KeptMembership> Channels);

/// <summary>A membership, with its ranks as mode letters.</summary>
internal sealed record KeptMembership(string Channel, string Ranks);

/// <summary>A channel that belongs to an account.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Founder">The account.</param>
/// <param name="CreatedAt">Since when there is such a channel.</param>
/// <param name="Modes">Its modes as MODE would set them, parameters included.</param>
/// <param name="Ranks">The ranks of accounts, as mode letters.</param>
internal sealed record KeptChannel(
    string Name, string Founder, DateTimeOffset CreatedAt, IReadOnlyList<string> Modes, IReadOnlyDictionary<string, string> Ranks)
{
    /// <summary>The channel's metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}

/// <summary>The metadata of an account, which its user has whenever it is there.</summary>
internal sealed record KeptProfile(string Account, IReadOnlyDictionary<string, string> Metadata);

/// <summary>A change of what is kept: the newest value of a key, or null when there is nothing any more.</summary>
internal abstract record KeptChange(string Key)
{
    public sealed record OfPresence(string Key, KeptPresence? Presence) : KeptChange(Key);

    public sealed record OfChannel(string Key, KeptChannel? Channel) : KeptChange(Key);

    public sealed record OfProfile(string Key, KeptProfile? Profile) : KeptChange(Key);
}
