using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>A channel: its members, modes and topic. Changed by <see cref="World"/> alone.</summary>
internal sealed class Channel(ChannelId id, string name, DateTimeOffset createdAt)
{
    private readonly Dictionary<UserId, Membership> _members = [];
    private readonly AudienceBuilder _audience = new();
    private readonly Dictionary<char, MaskList> _masks = ChannelModes.Lists.ToDictionary(letter => letter, _ => new MaskList());

    public ChannelId Id { get; } = id;

    /// <summary>The name as its creator wrote it.</summary>
    public string Name { get; set; } = name;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public ChannelSettings Settings { get; set; } = ChannelSettings.Default;

    public Topic? Topic { get; set; }

    public MetadataKeys Metadata { get; } = new();

    public IReadOnlyCollection<Membership> Members => _members.Values;

    /// <summary>The sessions of all members.</summary>
    public Audience Audience => _audience.Snapshot();

    /// <summary>The log that the channel's events go to.</summary>
    public string LogKey => LogKeyOf(Name);

    public static string LogKeyOf(string name) => CaseMapping.Fold(name);

    /// <summary>The list of masks with this letter.</summary>
    public MaskList Masks(char letter) => _masks[letter];

    public Membership? FindMember(User user) => _members.GetValueOrDefault(user.Id);

    public bool Has(ChannelFlags flag) => (Settings.Flags & flag) != 0;

    /// <summary>Whether somebody outside the channel may learn of it.</summary>
    public bool IsVisibleTo(User user) => !Has(ChannelFlags.Secret) || FindMember(user) is not null;

    /// <summary>Back to the modes of a new channel.</summary>
    public void Reset()
    {
        Settings = ChannelSettings.Default;
        foreach (var masks in _masks.Values)
            masks.Clear();
    }

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
