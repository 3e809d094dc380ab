using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>
/// All that the chat knows at one moment: sessions, users and channels, found by name or id, changed by <see cref="Apply"/> alone. Owned by
/// the engine loop.
/// </summary>
/// <param name="maxEmptyChannels">How many empty channels keep their topic.</param>
internal sealed class World(int maxEmptyChannels)
{
    private readonly Dictionary<SessionId, Session> _sessions = [];
    private readonly Dictionary<UserId, User> _users = [];
    private readonly Dictionary<string, User> _usersByNick = new(CaseMapping.Ascii);
    private readonly Dictionary<ChannelId, Channel> _channels = [];
    private readonly Dictionary<string, Channel> _channelsByName = new(CaseMapping.Ascii);
    private readonly LinkedList<Channel> _emptyChannels = [];

    private long _lastUser;
    private long _lastChannel;

    public IReadOnlyCollection<Session> Sessions => _sessions.Values;

    public IReadOnlyCollection<User> Users => _users.Values;

    public IReadOnlyCollection<Channel> Channels => _channels.Values;

    /// <summary>The most users that there were at one time.</summary>
    public int MostUsers { get; private set; }

    public ReadMarkers ReadMarkers { get; } = new();

    public UserId NextUserId => new(_lastUser + 1);

    public ChannelId NextChannelId => new(_lastChannel + 1);

    public Session? FindSession(SessionId id) => _sessions.GetValueOrDefault(id);

    public User? FindUser(string nick) => _usersByNick.GetValueOrDefault(nick);

    public User? FindUser(UserId id) => _users.GetValueOrDefault(id);

    public Channel? FindChannel(string name) => _channelsByName.GetValueOrDefault(name);

    public Channel? FindChannel(ChannelId id) => _channels.GetValueOrDefault(id);

    public Channel GetChannel(ChannelId id) => _channels[id];

    /// <summary>Brings back a channel that had a topic when the server last stopped. For start-up, oldest first.</summary>
    public void RestoreChannel(string name, Topic topic)
    {
        if (!_channelsByName.ContainsKey(name))
            Create(name, topic.SetAt).Topic = topic;
        Forget();
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case SessionOpened opened: _sessions.Add(opened.Session, new Session(opened.Session, opened.Origin)); break;
            case OriginChanged changed: _sessions[changed.Session].Origin = changed.Origin; break;
            case SessionClosed closed: _sessions.Remove(closed.Session); break;
            case CapabilityListingBegun begun: _sessions[begun.Session].UsesCap302 |= begun.UsesCap302; break;
            case CapabilityNegotiationChanged changed: _sessions[changed.Session].IsNegotiating = changed.IsNegotiating; break;
            case CapabilitiesChanged changed: _sessions[changed.Session].Capabilities = changed.Capabilities; break;
            case PasswordGiven given: _sessions[given.Session].Password = given.Password; break;
            case NickRequested requested: _sessions[requested.Session].Nick = requested.Nick; break;
            case UserDescribed described: Apply(described); break;
            case UserRegistered registered: Apply(registered, recorded); break;
            case NickChanged changed: Apply(changed); break;
            case AwayChanged changed: _users[changed.User].AwayMessage = changed.Message; break;
            case UserModeChanged changed: _users[changed.User].IsInvisible = changed.IsInvisible; break;
            case UserQuit quit: Apply(quit); break;
            case ChannelCreated created: Create(created.Name, recorded.At); break;
            case MemberJoined joined: Apply(joined); break;
            case MemberParted parted: Remove(_users[parted.User], _channels[parted.Channel]); break;
            case MemberKicked kicked: Remove(_users[kicked.User], _channels[kicked.Channel]); break;
            case TopicChanged changed: Apply(changed, recorded.At); break;
            case ChannelModesChanged changed: Apply(changed); break;
            case ChannelMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case PrivateMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case MultilineChanged changed: _sessions[changed.Session].Multiline = changed.Multiline; break;
            case MetadataChanged changed: MetadataOf(changed).Set(changed.Key, changed.Value); break;
            case SubscriptionChanged changed: Apply(changed); break;
            case ReadMarkerMoved moved: ReadMarkers.Set(moved.Marker); break;
            case TagsPosted or MessageEdited or MessageRedacted: break;
            default: throw new InvalidOperationException($"No state for {recorded.Event.GetType().Name}.");
        }
    }

    private void Apply(UserDescribed described)
    {
        var session = _sessions[described.Session];
        session.UserName = described.UserName;
        session.RealName = described.RealName;
    }

    private void Apply(UserRegistered registered, Recorded recorded)
    {
        var session = _sessions[registered.Session];
        var identity = session.Origin.CertificateFingerprint is { } fingerprint ? $"cert:{fingerprint}" : $"guest:{recorded.Id}";
        var user = new User(registered.User, identity, registered.Source, registered.RealName, recorded.At)
        {
            IsInvisible = registered.IsInvisible,
        };

        foreach (var (key, value) in session.EarlyMetadata.All)
            user.Metadata.Set(key, value);
        user.Sessions.Add(session);
        session.User = user;
        session.Password = null;
        _users.Add(user.Id, user);
        _usersByNick.Add(user.Nick, user);
        _lastUser = user.Id.Value;
        MostUsers = Math.Max(MostUsers, _users.Count);
    }

    private MetadataKeys MetadataOf(MetadataChanged changed) =>
        changed.User is { } user ? _users[user].Metadata
        : changed.Channel is { } channel ? _channels[channel].Metadata
        : _sessions[changed.Session].EarlyMetadata;

    private void Apply(SubscriptionChanged changed)
    {
        var subscriptions = _sessions[changed.Session].Subscriptions;
        if (changed.IsSubscribed)
            subscriptions.Add(changed.Key);
        else
            subscriptions.Remove(changed.Key);
    }

    private void Apply(NickChanged changed)
    {
        var user = _users[changed.User];
        _usersByNick.Remove(user.Nick);
        user.Source = user.Source with { Nick = changed.NewNick };
        _usersByNick.Add(changed.NewNick, user);
    }

    private void Apply(UserQuit quit)
    {
        var user = _users[quit.User];
        foreach (var channel in user.Channels.ToArray())
            Remove(user, channel);

        _users.Remove(user.Id);
        _usersByNick.Remove(user.Nick);
        foreach (var session in user.Sessions)
            _sessions.Remove(session.Id);
    }

    private void Apply(MemberJoined joined)
    {
        var channel = _channels[joined.Channel];
        if (channel.Members.Count == 0)
            _emptyChannels.Remove(channel);
        channel.Add(_users[joined.User], joined.Rank);
    }

    private void Apply(TopicChanged changed, DateTimeOffset at) =>
        _channels[changed.Channel].Topic = changed.Text.Length == 0 ? null : new Topic(changed.Text, changed.By.ToString(), at);

    private void Apply(ChannelModesChanged changed)
    {
        var channel = _channels[changed.Channel];
        channel.Flags = changed.Flags;
        foreach (var (user, rank) in changed.Ranks)
        {
            if (channel.FindMember(_users[user]) is { } member)
                member.Rank = rank;
        }
    }

    private Channel Create(string name, DateTimeOffset at)
    {
        var channel = new Channel(NextChannelId, name, at);
        _lastChannel = channel.Id.Value;
        _channels.Add(channel.Id, channel);
        _channelsByName.Add(name, channel);
        _emptyChannels.AddLast(channel);
        return channel;
    }

    private void Remove(User user, Channel channel)
    {
        channel.Remove(user);
        if (channel.Members.Count > 0)
            return;

        channel.Flags = ChannelModes.Default;
        _emptyChannels.AddLast(channel);
        if (channel.Topic is null)
            Forget(channel);
        else
            Forget();
    }

    /// <summary>Keeps the number of empty channels within its bound: the one that has been empty longest goes first.</summary>
    private void Forget()
    {
        while (_emptyChannels.Count > maxEmptyChannels && _emptyChannels.First is { Value: var oldest })
            Forget(oldest);
    }

    private void Forget(Channel channel)
    {
        _emptyChannels.Remove(channel);
        _channels.Remove(channel.Id);
        _channelsByName.Remove(channel.Name);
    }
}
