using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>A channel: its members, modes and topic. Changed by <see cref="World"/> alone.</summary>
internal sealed class Channel(ChannelId id, string name, DateTimeOffset createdAt)
{
    private readonly Dictionary<UserId, Membership> _members = [];
    private readonly AudienceBuilder _audience = new();

    public ChannelId Id { get; } = id;

    /// <summary>The name as its creator wrote it.</summary>
    public string Name { get; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public ChannelFlags Flags { get; set; } = ChannelModes.Default;

    public Topic? Topic { get; set; }

    public MetadataKeys Metadata { get; } = new();

    public IReadOnlyCollection<Membership> Members => _members.Values;

    /// <summary>The sessions of all members.</summary>
    public Audience Audience => _audience.Snapshot();

    /// <summary>The log that the channel's events go to.</summary>
    public string LogKey => LogKeyOf(Name);

    public static string LogKeyOf(string name) => CaseMapping.Fold(name);

    public Membership? FindMember(User user) => _members.GetValueOrDefault(user.Id);

    public bool Has(ChannelFlags flag) => (Flags & flag) != 0;

    /// <summary>Whether somebody outside the channel may learn of it.</summary>
    public bool IsVisibleTo(User user) => !Has(ChannelFlags.Secret) || FindMember(user) is not null;

    public void Add(User user, MemberRank rank)
    {
        _members.Add(user.Id, new Membership(user, rank));
        user.Channels.Add(this);
        foreach (var session in user.Sessions)
            _audience.Add(session.Id);
    }

    public void Remove(User user)
    {
        if (!_members.Remove(user.Id))
            return;

        user.Channels.Remove(this);
        foreach (var session in user.Sessions)
            _audience.Remove(session.Id);
    }
}

/// <summary>A channel's topic.</summary>
/// <param name="Text">The text; never empty.</param>
/// <param name="SetBy">The nick!user@host of who set it.</param>
/// <param name="SetAt">When.</param>
internal sealed record Topic(string Text, string SetBy, DateTimeOffset SetAt);
