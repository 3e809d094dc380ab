using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Storage;

namespace ChatServer.State;

/// <summary>
/// All that the chat knows at one moment: sessions, users, channels and accounts, found by name or id, changed by <see cref="Apply"/> alone.
/// Owned by the engine loop.
/// </summary>
internal sealed class World
{
    private readonly SessionDirectory _sessions = new();
    private readonly UserDirectory _users = new();
    private readonly ChannelDirectory _channels;
    private readonly AccountDirectory _accounts = new();

    private readonly SessionEvents _sessionEvents;
    private readonly PresenceEvents _presenceEvents;
    private readonly UserEvents _userEvents;
    private readonly ChannelEvents _channelEvents;

    /// <param name="maxEmptyChannels">How many empty channels keep their topic.</param>
    /// <param name="maxWhoWas">How many nicknames that were given up are remembered.</param>
    /// <param name="motd">The message of the day.</param>
    /// <param name="startedAt">When the server started.</param>
    public World(int maxEmptyChannels, int maxWhoWas, IReadOnlyList<string> motd, DateTimeOffset startedAt)
    {
        Motd = motd;
        StartedAt = startedAt;
        WhoWas = new WhoWasLog(maxWhoWas);
        _channels = new ChannelDirectory(maxEmptyChannels);
        _sessionEvents = new SessionEvents(_sessions);
        _presenceEvents = new PresenceEvents(_sessions, _users, _channels, _accounts, WhoWas, ReadMarkers);
        _userEvents = new UserEvents(_users, WhoWas);
        _channelEvents = new ChannelEvents(_channels, _users, ReadMarkers);
    }

    public IReadOnlyCollection<Session> Sessions => _sessions.All;

    public IReadOnlyCollection<User> Users => _users.All;

    public IReadOnlyCollection<Channel> Channels => _channels.All;

    public DateTimeOffset StartedAt { get; }

    public WhoWasLog WhoWas { get; }

    public IReadOnlyList<string> Motd { get; private set; }

    /// <summary>The configuration, once it was read again since the start.</summary>
    public ChatOptions? Reloaded { get; private set; }

    public ReadMarkers ReadMarkers { get; } = new();

    public LoginThrottle FailedLogins { get; } = new();

    /// <summary>What LUSERS tells: counted as it changes, for everybody who comes is told.</summary>
    public WorldCounts Counts => new(_users.All.Count, _users.Invisible, _users.Operators, _sessions.Unregistered, _channels.Occupied);

    /// <inheritdoc cref="UserDirectory.Most" />
    public int MostUsers => _users.Most;

    /// <summary>How many accounts there are.</summary>
    public int AccountCount => _accounts.Count;

    public UserId NextUserId => _users.NextId;

    public ChannelId NextChannelId => _channels.NextId;

    public Session? FindSession(SessionId id) => _sessions.Find(id);

    /// <inheritdoc cref="SessionDirectory.WatchersOf" />
    public IReadOnlyCollection<SessionId> WatchersOf(string nick) => _sessions.WatchersOf(nick);

    public User? FindUser(string nick) => _users.Find(nick);

    public User? FindUser(UserId id) => _users.Find(id);

    /// <inheritdoc cref="UserDirectory.FindLookalike" />
    public User? FindLookalike(string nick) => _users.FindLookalike(nick);

    /// <inheritdoc cref="UserDirectory.FindDetached" />
    public User? FindDetached(string account) => _users.FindDetached(account);

    /// <inheritdoc cref="UserDirectory.IsHereTwice" />
    public bool IsHereTwice(User user) => _users.IsHereTwice(user);

    public KnownAccount? FindAccount(string name) => _accounts.Find(name);

    public Channel? FindChannel(string name) => _channels.Find(name);

    public Channel? FindChannel(ChannelId id) => _channels.Find(id);

    public Channel GetChannel(ChannelId id) => _channels[id];

    /// <inheritdoc cref="ChannelDirectory.FindLookalike" />
    public Channel? FindLookalikeChannel(string name) => _channels.FindLookalike(name);

    /// <inheritdoc cref="ChannelDirectory.OwnedBy" />
    public int OwnedBy(string account) => _channels.OwnedBy(account);

    /// <summary>Brings back what was there when the server last stopped. For start-up, before the first event.</summary>
    public void Restore(StoredState stored, KeptState kept, SessionOptions options, DateTimeOffset now) =>
        new Restoration(_users, _channels, _accounts, ReadMarkers).BringBack(stored, kept, options, now);

    public void Apply(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case SessionOpened opened: _sessions.Open(opened.Session, opened.Origin); break;
            case OriginChanged changed: _sessions[changed.Session].Origin = changed.Origin; break;
            case SessionClosed closed: _sessions.Close(_sessions[closed.Session]); break;
            case CapabilityListingBegun begun: _sessions[begun.Session].UsesCap302 |= begun.UsesCap302; break;
            case CapabilityNegotiationChanged changed: _sessions[changed.Session].IsNegotiating = changed.IsNegotiating; break;
            case CapabilitiesChanged changed: _sessions[changed.Session].Capabilities = changed.Capabilities; break;
            case PasswordGiven given: _sessions[given.Session].Password = given.Password; break;
            case NickRequested requested: _sessions[requested.Session].Nick = requested.Nick; break;
            case UserDescribed described: _sessionEvents.Apply(described); break;
            case UserRegistered registered: _presenceEvents.Apply(registered, recorded); break;
            case SaslAdvanced advanced: _sessions[advanced.Session].Sasl = advanced.Exchange; break;
            case AccountKnown known: _accounts.Know(known.Account); break;
            case LoggedIn loggedIn: _presenceEvents.Apply(loggedIn); break;
            case LoginFailed failed: FailedLogins.Count(failed.Host, failed.Account, recorded.At); break;
            case SessionAttached attached: _presenceEvents.Apply(attached); break;
            case SessionDetached detached: _presenceEvents.Apply(detached, recorded.Id); break;
            case NickChanged changed: _userEvents.Apply(changed, recorded.At); break;
            case AwayChanged changed: _users[changed.User].AwayMessage = changed.Message; break;
            case UserModesChanged changed: _userEvents.Apply(changed); break;
            case OperatorGranted granted: _userEvents.Apply(granted); break;
            case RealNameChanged changed: _users[changed.User].RealName = changed.RealName; break;
            case UserHostChanged changed: _userEvents.Apply(changed); break;
            case PreAwayChanged changed: _sessions[changed.Session].AwayMessage = changed.Message; break;
            case AcceptChanged changed: _userEvents.Apply(changed); break;
            case MonitorChanged changed: _sessionEvents.Apply(changed); break;
            case WallopsSent: break;
            case ConfigurationReloaded reloaded: (Motd, Reloaded) = (reloaded.Options.Motd, reloaded.Options); break;
            case UserInvited invited: _userEvents.Apply(invited); break;
            case ChannelRenamed renamed: _channelEvents.Apply(renamed); break;
            case UserQuit quit: _presenceEvents.Apply(quit, recorded.At); break;
            case ChannelCreated created: _channelEvents.Apply(created, recorded.At); break;
            case MemberJoined joined: _channelEvents.Apply(joined); break;
            case MemberParted parted: _channelEvents.Apply(parted); break;
            case MemberKicked kicked: _channelEvents.Apply(kicked); break;
            case TopicChanged changed: _channelEvents.Apply(changed, recorded.At); break;
            case ChannelModesChanged changed: _channelEvents.Apply(changed, recorded.At); break;
            case ChannelMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case RankMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case PrivateMessagePosted posted: _userEvents.Apply(posted, recorded.At); break;
            case MultilineChanged changed: _sessions[changed.Session].Multiline = changed.Multiline; break;
            case MetadataChanged changed: MetadataOf(changed).Set(changed.Key, changed.Value); break;
            case SubscriptionChanged changed: _sessionEvents.Apply(changed); break;
            case ReadMarkerMoved moved: ReadMarkers.Set(moved.Marker); break;
            case TagsPosted or MessageEdited or MessageRedacted or CapabilityOfferChanged: break;
            default: throw new InvalidOperationException($"No state for {recorded.Event.GetType().Name}.");
        }
    }

    private MetadataKeys MetadataOf(MetadataChanged changed) =>
        changed.User is { } user ? _users[user].Metadata
        : changed.Channel is { } channel ? _channels[channel].Metadata
        : _sessions[changed.Session].EarlyMetadata;
}
