using System.Globalization;
using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>A channel: its members, modes and topic. Changed by <see cref="World"/> alone.</summary>
internal sealed class Channel(ChannelId id, string name, DateTimeOffset createdAt)
{
    /// <summary>Accounts whose rank one channel remembers.</summary>
    public const int MaxAccountRanks = 1_000;

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

    /// <summary>The account that the channel belongs to; null for nobody's.</summary>
    public string? Founder { get; set; }

    /// <summary>In a channel that belongs to an account, the ranks that accounts get when they enter, by folded name.</summary>
    public Dictionary<string, MemberRank> AccountRanks { get; } = [];

    /// <summary>The modes and lists, as one MODE would set them: all letters, then their parameters.</summary>
    public IReadOnlyList<string> KeptModes()
    {
        var settings = Settings.Format(showKey: true);
        var masks = ChannelModes.Lists.SelectMany(letter => Masks(letter).Entries.Select(entry => (Letter: letter, entry.Mask.Text))).ToArray();
        return [settings[0] + string.Concat(masks.Select(mask => mask.Letter)), .. settings.Skip(1), .. masks.Select(mask => mask.Text)];
    }

    /// <summary>Sets modes and lists that <see cref="KeptModes"/> gave.</summary>
    public void RestoreModes(IReadOnlyList<string> modes)
    {
        var settings = new ChannelSettings(ChannelFlags.None);
        foreach (var change in ModeChanges.Parse(modes, ChannelModes.TakesParameter))
        {
            if (ChannelModes.IsList(change.Letter) && change.Parameter is { } text && Mask.TryParse(text) is { } mask)
                Masks(change.Letter).Add(new MaskEntry(mask, Founder ?? Name, CreatedAt));
            else if (ChannelModes.FindFlag(change.Letter) is { } flag)
                settings = settings with { Flags = settings.Flags | flag };
            else if (change.Letter == ChannelModes.Key)
                settings = settings with { Key = change.Parameter };
            else if (change.Letter == ChannelModes.Limit && int.TryParse(change.Parameter, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
                settings = settings with { Limit = limit };
        }

        Settings = settings;
    }

    /// <summary>Whether the channel ends, with its topic and its history, when its last member leaves.</summary>
    public bool ClosesWhenEmpty => Founder is null
        && (Settings.Key is not null || Has(ChannelFlags.InviteOnly | ChannelFlags.RegisteredOnly | ChannelFlags.Secret));

    /// <summary>Whether the channel belongs to the user's account.</summary>
    public bool IsOwnedBy(User user) => Founder is not null && user.Account is { } account && CaseMapping.Ascii.Equals(Founder, account);

    /// <summary>
    /// What a user is shown as on entering. Who makes a channel is shown as its operator, as in every chat of this protocol; its founder may
    /// show more (<c>MODE +q</c>), and the channel remembers.
    /// </summary>
    public MemberRank RankOnEntering(User user)
    {
        if (Founder is null)
            return Members.Count == 0 ? MemberRank.Operator : MemberRank.None;

        var kept = user.Account is { } account ? AccountRanks.GetValueOrDefault(CaseMapping.Fold(account)) : MemberRank.None;
        return IsOwnedBy(user) ? kept | MemberRank.Operator : kept;
    }

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

    /// <summary>Back to a new channel, but for its topic: whoever enters next may be a stranger to those who left.</summary>
    public void Reset()
    {
        Settings = ChannelSettings.Default;
        Metadata.Clear();
        foreach (var masks in _masks.Values)
            masks.Clear();
    }

    public void Add(User user, MemberRank rank)
    {
        _members.Add(user.Id, new Membership(user, this, rank));
        user.Channels.Add(this);
        foreach (var session in user.Sessions)
            _audience.Add(session.Id);
    }

    /// <summary>One more connection of a member.</summary>
    public void Attach(Session session) => _audience.Add(session.Id);

    /// <summary>One connection less of a member.</summary>
    public void Detach(Session session) => _audience.Remove(session.Id);

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
