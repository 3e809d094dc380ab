using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Configuration;

namespace ChatServer.State;

/// <summary>
/// All that the chat knows at one moment: sessions, users and channels, found by name or id, changed by <see cref="Apply"/> alone. Owned by
/// the engine loop.
/// </summary>
/// <param name="maxEmptyChannels">How many empty channels keep their topic.</param>
/// <param name="maxWhoWas">How many nicknames that were given up are remembered.</param>
/// <param name="motd">The message of the day.</param>
/// <param name="startedAt">When the server started.</param>
internal sealed class World(int maxEmptyChannels, int maxWhoWas, IReadOnlyList<string> motd, DateTimeOffset startedAt)
{
    private readonly Dictionary<SessionId, Session> _sessions = [];
    private readonly Dictionary<UserId, User> _users = [];
    private readonly Dictionary<string, User> _usersByNick = new(CaseMapping.Ascii);
    private readonly Dictionary<ChannelId, Channel> _channels = [];
    private readonly Dictionary<string, Channel> _channelsByName = new(CaseMapping.Ascii);
    private readonly Dictionary<string, User> _usersBySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Channel> _channelsBySkeleton = new(StringComparer.Ordinal);
    private readonly LinkedList<Channel> _emptyChannels = [];
    private readonly MonitorIndex _monitors = new();
    private readonly Dictionary<string, KnownAccount> _accounts = new(CaseMapping.Ascii);
    private readonly Dictionary<string, MetadataKeys> _profiles = new(CaseMapping.Ascii);
    private readonly Dictionary<string, int> _owned = new(CaseMapping.Ascii);

    /// <summary>Users that one user may accept in spite of mode <c>R</c>.</summary>
    public const int MaxAccepted = 100;

    /// <summary>Invitations that one user may hold; beyond it the oldest is forgotten.</summary>
    private const int MaxInvitations = 100;

    /// <summary>Accounts whose rank one channel remembers.</summary>
    private const int MaxAccountRanks = 1_000;

    private long _lastUser;
    private long _lastChannel;

    public IReadOnlyCollection<Session> Sessions => _sessions.Values;

    public IReadOnlyCollection<User> Users => _users.Values;

    public IReadOnlyCollection<Channel> Channels => _channels.Values;

    public DateTimeOffset StartedAt { get; } = startedAt;

    public WhoWasLog WhoWas { get; } = new(maxWhoWas);

    public IReadOnlyList<string> Motd { get; private set; } = motd;

    /// <summary>The configuration, once it was read again since the start.</summary>
    public ChatOptions? Reloaded { get; private set; }

    /// <summary>The most users that there were at one time.</summary>
    public int MostUsers { get; private set; }

    public ReadMarkers ReadMarkers { get; } = new();

    public LoginThrottle FailedLogins { get; } = new();

    public UserId NextUserId => new(_lastUser + 1);

    public ChannelId NextChannelId => new(_lastChannel + 1);

    public Session? FindSession(SessionId id) => _sessions.GetValueOrDefault(id);

    public User? FindUser(string nick) => _usersByNick.GetValueOrDefault(nick);

    public User? FindUser(UserId id) => _users.GetValueOrDefault(id);

    /// <summary>The user whose nickname looks like this one, or is the same.</summary>
    public User? FindLookalike(string nick) => _usersBySkeleton.GetValueOrDefault(Confusables.Skeleton(nick));

    /// <summary>The channel whose name looks like this one, or is the same.</summary>
    public Channel? FindLookalikeChannel(string name) => _channelsBySkeleton.GetValueOrDefault(Confusables.Skeleton(name));

    /// <summary>The sessions that watch the nickname.</summary>
    public IReadOnlyCollection<SessionId> WatchersOf(string nick) => _monitors.WatchersOf(nick);

    /// <summary>How many channels belong to the account.</summary>
    public int OwnedBy(string account) => _owned.GetValueOrDefault(account);

    /// <summary>The account's user without a connection, if there is one.</summary>
    public User? FindDetached(string account) =>
        _users.Values.FirstOrDefault(user => user.DetachedAt is not null && user.Account is { } own && Names.AreEqual(own, account));

    /// <summary>Whether the user's account is here by another user as well.</summary>
    public bool IsHereTwice(User user) => user.Account is { } account
        && _users.Values.Any(other => other != user && other.Account is { } own && Names.AreEqual(own, account));

    /// <summary>How many accounts there are.</summary>
    public int AccountCount => _accounts.Count;

    public KnownAccount? FindAccount(string name) => _accounts.GetValueOrDefault(name);

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

    /// <summary>Brings back what is known of an account. For start-up.</summary>
    public void RestoreAccount(KnownAccount account) => _accounts[account.Name] = account;

    /// <summary>Brings back what an account tells of itself. For start-up.</summary>
    public void Restore(KeptProfile kept) => ProfileOf(kept.Account).SetAll(kept.Metadata);

    /// <summary>Brings back a channel that belongs to an account. For start-up, after the topics.</summary>
    public void Restore(KeptChannel kept)
    {
        var channel = FindChannel(kept.Name) ?? Create(kept.Name, kept.CreatedAt);
        Own(channel, kept.Founder);
        channel.RestoreModes(kept.Modes);
        foreach (var (account, ranks) in kept.Ranks)
            channel.AccountRanks[account] = MemberRanks.OfLetters(ranks);
        channel.Metadata.SetAll(kept.Metadata);
    }

    /// <summary>Brings back somebody who stays present without a connection. For start-up, after the channels.</summary>
    public void Restore(KeptPresence kept, DateTimeOffset now)
    {
        if (_usersByNick.ContainsKey(kept.Nick))
            return;

        var user = new User(NextUserId, string.Empty, new Source(kept.Nick, kept.UserName, kept.Host), kept.RealName, now)
        {
            Account = kept.Account,
            DetachedAt = new EventId(kept.SeenUntil),
            Metadata = ProfileOf(kept.Account),
        };
        Add(user);
        foreach (var (name, ranks) in kept.Channels)
        {
            var channel = FindChannel(name) ?? Create(name, now);
            _emptyChannels.Remove(channel);
            channel.Add(user, MemberRanks.OfLetters(ranks));
        }
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Event)
        {
            case SessionOpened opened: _sessions.Add(opened.Session, new Session(opened.Session, opened.Origin)); break;
            case OriginChanged changed: _sessions[changed.Session].Origin = changed.Origin; break;
            case SessionClosed closed: Close(_sessions[closed.Session]); break;
            case CapabilityListingBegun begun: _sessions[begun.Session].UsesCap302 |= begun.UsesCap302; break;
            case CapabilityNegotiationChanged changed: _sessions[changed.Session].IsNegotiating = changed.IsNegotiating; break;
            case CapabilitiesChanged changed: _sessions[changed.Session].Capabilities = changed.Capabilities; break;
            case PasswordGiven given: _sessions[given.Session].Password = given.Password; break;
            case NickRequested requested: _sessions[requested.Session].Nick = requested.Nick; break;
            case UserDescribed described: Apply(described); break;
            case UserRegistered registered: Apply(registered, recorded); break;
            case SaslAdvanced advanced: _sessions[advanced.Session].Sasl = advanced.Exchange; break;
            case AccountKnown known: _accounts[known.Account.Name] = known.Account; break;
            case LoggedIn loggedIn: Apply(loggedIn); break;
            case LoginFailed failed: FailedLogins.Count(failed.Host, failed.Account, recorded.At); break;
            case SessionAttached attached: Apply(attached); break;
            case SessionDetached detached: Apply(detached, recorded.Id); break;
            case NickChanged changed: Apply(changed, recorded.At); break;
            case AwayChanged changed: _users[changed.User].AwayMessage = changed.Message; break;
            case UserModesChanged changed: Apply(changed); break;
            case OperatorGranted granted: Apply(granted); break;
            case RealNameChanged changed: _users[changed.User].RealName = changed.RealName; break;
            case UserHostChanged changed: Apply(changed); break;
            case PreAwayChanged changed: _sessions[changed.Session].AwayMessage = changed.Message; break;
            case AcceptChanged changed: Apply(changed); break;
            case MonitorChanged changed: Apply(changed); break;
            case WallopsSent: break;
            case ConfigurationReloaded reloaded: (Motd, Reloaded) = (reloaded.Options.Motd, reloaded.Options); break;
            case UserInvited invited: Apply(invited); break;
            case ChannelRenamed renamed: Apply(renamed); break;
            case UserQuit quit: Apply(quit, recorded.At); break;
            case ChannelCreated created: Own(Create(created.Name, recorded.At), created.Founder); break;
            case MemberJoined joined: Apply(joined); break;
            case MemberParted parted: Remove(_users[parted.User], _channels[parted.Channel]); break;
            case MemberKicked kicked: Remove(_users[kicked.User], _channels[kicked.Channel]); break;
            case TopicChanged changed: Apply(changed, recorded.At); break;
            case ChannelModesChanged changed: Apply(changed, recorded.At); break;
            case ChannelMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case RankMessagePosted posted: _users[posted.User].ActiveAt = recorded.At; break;
            case PrivateMessagePosted posted: Apply(posted, recorded.At); break;
            case MultilineChanged changed: _sessions[changed.Session].Multiline = changed.Multiline; break;
            case MetadataChanged changed: MetadataOf(changed).Set(changed.Key, changed.Value); break;
            case SubscriptionChanged changed: Apply(changed); break;
            case ReadMarkerMoved moved: ReadMarkers.Set(moved.Marker); break;
            case TagsPosted or MessageEdited or MessageRedacted or CapabilityOfferChanged: break;
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
        var identity = session.Origin.CertificateFingerprint is { } fingerprint ? User.IdentityOf(fingerprint) : $"guest:{recorded.Id}";
        var user = new User(registered.User, identity, registered.Source, registered.RealName, recorded.At)
        {
            Modes = registered.Modes,
            AwayMessage = Absence.InWords(session.AwayMessage),
            Account = session.Account,
        };

        if (session.Account is { } account)
            user.Metadata = ProfileOf(account);
        user.Metadata.SetAll(session.EarlyMetadata.All);
        user.Sessions.Add(session);
        session.User = user;
        session.Password = null;
        Add(user);
    }

    private void Add(User user)
    {
        _users.Add(user.Id, user);
        Name(user);
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

    private void Apply(LoggedIn loggedIn)
    {
        var session = _sessions[loggedIn.Session];
        session.Account = loggedIn.Account;
        if (session.User is not { } user)
            return;

        ForgetGuest(user);
        user.Account = loggedIn.Account;
        TakeProfile(user, loggedIn.Account);
        foreach (var other in user.Sessions)
            other.Account = loggedIn.Account;
    }

    /// <summary>What the account told earlier counts; one that told nothing yet tells what the guest did.</summary>
    private void TakeProfile(User user, string account)
    {
        var profile = ProfileOf(account);
        if (profile.Count == 0)
            profile.SetAll(user.Metadata.All);
        user.Metadata = profile;
    }

    private MetadataKeys ProfileOf(string account) =>
        _profiles.TryGetValue(account, out var known) ? known : _profiles[account] = new MetadataKeys();

    private void Apply(SessionAttached attached)
    {
        var (session, user) = (_sessions[attached.Session], _users[attached.User]);
        session.User = user;
        session.Password = null;
        user.Sessions.Add(session);
        user.DetachedAt = null;
        Secure(user);
        foreach (var channel in user.Channels)
            channel.Attach(session);
    }

    private void Apply(SessionDetached detached, EventId id)
    {
        var user = _users[detached.User];
        var session = _sessions[detached.Session];
        Close(session);
        user.Sessions.Remove(session);
        Secure(user);
        foreach (var channel in user.Channels)
            channel.Detach(session);
        if (user.Sessions.Count == 0)
            user.DetachedAt = id;
    }

    /// <summary>Mode <c>Z</c> is about all connections of the user together.</summary>
    private static void Secure(User user) =>
        user.Modes = user.IsSecure && user.Sessions.Count > 0 ? user.Modes | UserModes.Secure : user.Modes & ~UserModes.Secure;

    private void Apply(NickChanged changed, DateTimeOffset at)
    {
        var user = _users[changed.User];
        if (!CaseMapping.Ascii.Equals(user.Nick, changed.NewNick))
            WhoWas.Add(user, at);
        Unname(user);
        user.Source = user.Source with { Nick = changed.NewNick };
        Name(user);
    }

    private void Apply(UserModesChanged changed)
    {
        var user = _users[changed.User];
        user.Modes = changed.Modes;
        if (!user.IsOperator)
            user.OperatorLine = null;
    }

    private void Apply(OperatorGranted granted)
    {
        var user = _users[granted.User];
        user.Modes |= UserModes.Operator;
        user.OperatorLine = granted.WhoisLine;
    }

    private void Apply(UserHostChanged changed)
    {
        var user = _users[changed.User];
        user.Source = user.Source with { User = changed.UserName, Host = changed.Host };
    }

    private void Apply(AcceptChanged changed)
    {
        if (changed.IsAccepted)
            Accept(_users[changed.User], changed.Target);
        else
            _users[changed.User].Accepted.Remove(changed.Target);
    }

    /// <summary>Who writes to somebody wants to hear the answer, whatever its mode <c>R</c>.</summary>
    private void Apply(PrivateMessagePosted posted, DateTimeOffset at)
    {
        var user = _users[posted.User];
        user.ActiveAt = at;
        if (user.Has(UserModes.RegisteredOnly))
            Accept(user, posted.Recipient);
    }

    /// <summary>Those who are gone make room.</summary>
    private void Accept(User user, UserId target)
    {
        user.Accepted.RemoveWhere(id => !_users.ContainsKey(id));
        if (user.Accepted.Count < MaxAccepted)
            user.Accepted.Add(target);
    }

    private void Apply(MonitorChanged changed)
    {
        var session = _sessions[changed.Session];
        foreach (var nick in changed.Removed)
            _monitors.Remove(session, nick);
        foreach (var nick in changed.Added)
            _monitors.Add(session, nick);
    }

    private void Apply(UserInvited invited)
    {
        var invitations = _users[invited.User].Invitations;
        invitations.Remove(invited.Channel);
        invitations.Add(invited.Channel);
        if (invitations.Count > MaxInvitations)
            invitations.RemoveAt(0);
    }

    private void Apply(ChannelRenamed renamed)
    {
        var channel = _channels[renamed.Channel];
        Unname(channel);
        channel.Name = renamed.NewName;
        Name(channel);
        foreach (var member in channel.Members)
            ReadMarkers.Copy(member.User.Identity, renamed.OldName, renamed.NewName);
    }

    private void Apply(UserQuit quit, DateTimeOffset at)
    {
        var user = _users[quit.User];
        WhoWas.Add(user, at);
        foreach (var channel in user.Channels.ToArray())
            Remove(user, channel);

        _users.Remove(user.Id);
        Unname(user);
        ForgetGuest(user);
        foreach (var session in user.Sessions)
            Close(session);
    }

    /// <summary>A guest's identity ends here: nobody will ask for what it has read.</summary>
    private void ForgetGuest(User user)
    {
        if (User.IsGuest(user.Identity))
            ReadMarkers.Forget(user.Identity);
    }

    private void Apply(MemberJoined joined)
    {
        var channel = _channels[joined.Channel];
        if (channel.Members.Count == 0)
            _emptyChannels.Remove(channel);
        var user = _users[joined.User];
        user.Invitations.Remove(channel.Id);
        channel.Add(user, joined.Rank);
    }

    private void Apply(TopicChanged changed, DateTimeOffset at) =>
        _channels[changed.Channel].Topic = changed.Text.Length == 0 ? null : new Topic(changed.Text, changed.By.ToString(), at);

    private void Apply(ChannelModesChanged changed, DateTimeOffset at)
    {
        var channel = _channels[changed.Channel];
        channel.Settings = changed.Settings;
        foreach (var change in changed.Changes.Where(change => ChannelModes.IsList(change.Letter)))
            Apply(change, channel.Masks(change.Letter), new MaskEntry(Mask.TryParse(change.Parameter!)!, changed.By.ToString(), at));
        foreach (var (user, rank) in changed.Ranks)
        {
            if (channel.FindMember(_users[user]) is { } member)
                member.Rank = rank;
            KeepRank(channel, _users[user], rank);
        }
    }

    private static void Apply(ModeChange change, MaskList masks, MaskEntry entry)
    {
        if (change.IsSet)
            masks.Add(entry);
        else
            masks.Remove(entry.Mask.Text);
    }

    /// <summary>A channel that belongs to an account is never forgotten.</summary>
    private void Own(Channel channel, string? founder)
    {
        if (founder is null || channel.Founder is not null)
            return;

        channel.Founder = founder;
        _emptyChannels.Remove(channel);
        _owned[founder] = OwnedBy(founder) + 1;
    }

    private static void KeepRank(Channel channel, User user, MemberRank rank)
    {
        if (channel.Founder is null || user.Account is not { } account)
            return;
        if (rank == MemberRank.None)
            channel.AccountRanks.Remove(CaseMapping.Fold(account));
        else if (channel.AccountRanks.Count < MaxAccountRanks)
            channel.AccountRanks[CaseMapping.Fold(account)] = rank;
    }

    private Channel Create(string name, DateTimeOffset at)
    {
        var channel = new Channel(NextChannelId, name, at);
        _lastChannel = channel.Id.Value;
        _channels.Add(channel.Id, channel);
        Name(channel);
        _emptyChannels.AddLast(channel);
        return channel;
    }

    private void Remove(User user, Channel channel)
    {
        channel.Remove(user);
        if (channel.Members.Count > 0)
            return;

        if (channel.Founder is not null)
            return;

        if (channel.ClosesWhenEmpty)
            channel.Topic = null;
        channel.Reset();
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
        Unname(channel);
    }

    private void Close(Session session)
    {
        _monitors.Clear(session);
        _sessions.Remove(session.Id);
    }

    private void Name(User user)
    {
        _usersByNick.Add(user.Nick, user);
        _usersBySkeleton[Confusables.Skeleton(user.Nick)] = user;
    }

    private void Unname(User user)
    {
        _usersByNick.Remove(user.Nick);
        var skeleton = Confusables.Skeleton(user.Nick);
        if (_usersBySkeleton.GetValueOrDefault(skeleton) == user)
            _usersBySkeleton.Remove(skeleton);
    }

    private void Name(Channel channel)
    {
        _channelsByName.Add(channel.Name, channel);
        _channelsBySkeleton[Confusables.Skeleton(channel.Name)] = channel;
    }

    private void Unname(Channel channel)
    {
        _channelsByName.Remove(channel.Name);
        var skeleton = Confusables.Skeleton(channel.Name);
        if (_channelsBySkeleton.GetValueOrDefault(skeleton) == channel)
            _channelsBySkeleton.Remove(skeleton);
    }
}
