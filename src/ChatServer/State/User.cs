using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>Somebody who is online: one identity with one or more sessions. Changed by <see cref="World"/> alone.</summary>
internal sealed class User(UserId id, string guestIdentity, Source source, string realName, DateTimeOffset signedOnAt)
{
    /// <summary>Users that one user may accept in spite of mode <c>R</c>.</summary>
    public const int MaxAccepted = 100;

    /// <summary>Invitations that one user may hold; beyond it the oldest is forgotten.</summary>
    public const int MaxInvitations = 100;

    public UserId Id { get; } = id;

    /// <summary>
    /// What private history belongs to: <c>account:</c> and the account's name, <c>cert:</c> and the fingerprint of the client's certificate,
    /// or <c>guest:</c> and an id that nobody gets again. A nickname alone proves nothing.
    /// </summary>
    public string Identity => Account is null ? guestIdentity : $"account:{CaseMapping.Fold(Account)}";

    /// <summary>The identity of a guest who shows this certificate.</summary>
    public static string IdentityOf(string certificateFingerprint) => $"cert:{certificateFingerprint}";

    /// <summary>Since when the user has no connection; null while it has one.</summary>
    public EventId? DetachedAt { get; set; }

    /// <summary>Whether an identity ends with its connection.</summary>
    public static bool IsGuest(string identity) => identity.StartsWith("guest:", StringComparison.Ordinal);

    /// <summary>The nick!user@host that others see.</summary>
    public Source Source { get; set; } = source;

    public string Nick => Source.Nick;

    public string RealName { get; set; } = realName;

    /// <summary>The account that the user is logged in to; null for none.</summary>
    public string? Account { get; set; }

    public DateTimeOffset SignedOnAt { get; } = signedOnAt;

    /// <summary>When the user last said something.</summary>
    public DateTimeOffset ActiveAt { get; set; } = signedOnAt;

    public string? AwayMessage { get; set; }

    public UserModes Modes { get; set; }

    public bool IsInvisible => Has(UserModes.Invisible);

    public bool IsOperator => Has(UserModes.Operator);

    public bool IsBot => Has(UserModes.Bot);

    /// <summary>What WHOIS says of an operator; null for the usual words.</summary>
    public string? OperatorLine { get; set; }

    /// <summary>Whether every connection came over TLS.</summary>
    public bool IsSecure => Sessions.TrueForAll(session => session.Origin.IsSecure);

    /// <summary>What the user tells of itself: its account's, if it is logged in.</summary>
    public MetadataKeys Metadata { get; set; } = new();

    public List<Session> Sessions { get; } = [];

    public HashSet<Channel> Channels { get; } = [];

    /// <summary>The channels that the user was invited to and has not entered since, oldest first.</summary>
    public List<ChannelId> Invitations { get; } = [];

    /// <summary>Those who may write to the user in spite of mode <c>R</c>.</summary>
    public HashSet<UserId> Accepted { get; } = [];

    public bool Has(UserModes mode) => (Modes & mode) != 0;

    /// <summary>Whether the two are in one channel, or the same.</summary>
    public bool SharesChannelWith(User other) => this == other || Channels.Overlaps(other.Channels);
}
