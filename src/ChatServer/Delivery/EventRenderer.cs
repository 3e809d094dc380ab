using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Commands.Connecting;
using ChatServer.Commands.Lookups;
using ChatServer.Commands.Reading;
using ChatServer.Engine;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Delivery;

/// <summary>Projects an event to lines: who sees what of it. Asked after the event was applied.</summary>
/// <param name="world">The state.</param>
/// <param name="recorded">The event.</param>
/// <param name="entry">What the log keeps of it, if anything: then the line is made of that, the same live and replayed.</param>
/// <param name="actor">The session whose command it was; its own copy is an answer to that command.</param>
/// <param name="output">Where the lines go.</param>
internal readonly struct EventRenderer(World world, Recorded recorded, LogEntry? entry, Session? actor, CommandOutput output)
{
    public void Render()
    {
        switch (recorded.Event)
        {
            case ChannelMessagePosted posted: ToChannelAsMessage(posted); break;
            case RankMessagePosted posted: Render(posted); break;
            case PrivateMessagePosted posted: ToRecipient(posted); break;
            case TagsPosted posted: Render(posted); break;
            case MetadataChanged changed: Render(changed); break;
            case ReadMarkerMoved moved: Render(moved); break;
            case MessageEdited edited: ToPlace(edited.Place, Verbs.EditMsg); break;
            case MessageRedacted redacted: ToPlace(redacted.Place, Verbs.Redact); break;
            case MemberJoined joined: Render(joined); break;
            case MemberParted parted: Render(parted); break;
            case MemberKicked kicked: Render(kicked); break;
            case TopicChanged changed: ToMembersAndActor(changed.Channel, LineOf(changed.By, Verbs.Topic, NameOf(changed.Channel), changed.Text)); break;
            case ChannelModesChanged changed: Render(changed); break;
            case NickChanged changed: Render(changed); break;
            case AwayChanged changed: Render(changed); break;
            case UserModesChanged changed: ShowModes(changed.User, ModeChanges.Format(changed.Changes)); break;
            case OperatorGranted granted: ShowModes(granted.User, ["+o"]); break;
            case RealNameChanged changed: Render(changed); break;
            case UserHostChanged changed: Render(changed); break;
            case MonitorChanged changed: Render(changed); break;
            case WallopsSent wallops: ToUsersWith(UserModes.Wallops, LineOf(wallops.By, Verbs.Wallops, wallops.Text)); break;
            case UserInvited invited: Render(invited); break;
            case ChannelRenamed renamed: Render(renamed); break;
            case UserQuit quit: Render(quit); break;
            case CapabilitiesChanged changed: output.Add(new CapabilitiesInForce(changed.Session, changed.Capabilities)); break;
            case CapabilityOfferChanged changed: Render(changed); break;
            case LoggedIn { User: { } user } loggedIn: Render(world.FindUser(user)!, loggedIn); break;
            case SessionAttached attached: output.Add(new SessionWelcomed(attached.Session)); break;
            case UserRegistered registered: Render(registered); break;
            default: break; // The rest changes only what the server knows of a connection, and nobody is told.
        }
    }

    private void ToChannelAsMessage(ChannelMessagePosted posted)
    {
        var line = entry!.ToOutgoing();
        output.Others(world.GetChannel(posted.Channel).Audience, line, EffectCondition.IfStored);
        Echo(line, posted.Verb, entry!.Target);
    }

    private void ToRecipient(PrivateMessagePosted posted)
    {
        var line = entry!.ToOutgoing();
        Deliver(posted.Recipient, line, EffectCondition.IfStored);
        foreach (var session in SessionsOf(posted.User))
        {
            if (session != actor && posted.Recipient != posted.User)
                output.Deliver(session.Id, line, EffectCondition.IfStored);
        }

        Echo(line, posted.Verb, entry!.Target);
    }

    private void Render(RankMessagePosted posted)
    {
        var line = LogEntries.Unkept(recorded, world, posted).ToOutgoing();
        var audience = world.GetChannel(posted.Channel).Members
            .Where(member => member.IsAtLeast(posted.Rank)).SelectMany(member => member.User.Sessions).Select(session => session.Id);
        output.Others(Audience.Of(audience), line);
        if (actor is not null && actor.Capabilities.Has(Capability.EchoMessage))
            output.ToActor(line);
    }

    /// <summary>The sender's own copy, if it asked for that; and the refusal that takes its place when the store fails.</summary>
    private void Echo(OutgoingMessage line, string verb, string target)
    {
        if (actor is null)
            return;
        if (actor.Capabilities.Has(Capability.EchoMessage))
            output.ToActor(line, EffectCondition.IfStored);
        output.Reply(Refusal.NotStored(verb, target), EffectCondition.IfNotStored);
    }

    /// <summary>A message that was posted before is answered as it was then, and goes to nobody else.</summary>
    public static void Repeat(RecentPosts.Post post, Session? actor, CommandOutput output)
    {
        if (actor is null)
            return;
        var line = post.Entry.ToOutgoing();
        if (actor.Capabilities.Has(Capability.EchoMessage))
            output.ToActor(line, EffectCondition.IfStored, post.Storing);
        output.Reply(Refusal.NotStored(post.Entry.ToMessage().Verb, post.Entry.Target), EffectCondition.IfNotStored, post.Storing);
    }

    private void Render(TagsPosted posted)
    {
        if (posted.IsKept)
        {
            ToPlace(posted.Place, Verbs.TagMsg);
            return;
        }

        var line = OutgoingMessage.Only(
            Capability.MessageTags, new Message(Verbs.TagMsg, posted.Place.Target) { Source = posted.By, Tags = WithTags(posted.By, posted.Tags) });
        ToPlace(posted.Place, line, EffectCondition.Always);
        if (actor is not null && actor.Capabilities.Has(Capability.EchoMessage))
            output.ToActor(line);
    }

    /// <summary>Whoever subscribed to the key and is in the channel, or in one with the user; those who made the change have their answer.</summary>
    private void Render(MetadataChanged changed)
    {
        var audience = changed.Channel is { } channel ? world.GetChannel(channel).Audience
            : changed.User is { } id && world.FindUser(id) is { } user
                ? Audience.Of([.. PeersIn(user.Channels.Select(joined => joined.Id), id).Sessions, .. AudienceOf(user).Sessions])
                : Audience.None;
        foreach (var to in audience.Sessions)
        {
            if (to != changed.Session && world.FindSession(to) is { } session && MetadataLines.Knows(session) && session.Subscriptions.Contains(changed.Key))
                output.Tell(session, MetadataLines.News(session, changed.Target, changed.Key, changed.Value));
        }
    }

    /// <summary>The user's other clients learn how far this one has read.</summary>
    private void Render(ReadMarkerMoved moved)
    {
        if (world.FindUser(moved.User) is not { } user)
            return;
        foreach (var session in user.Sessions)
        {
            if (session != actor && session.Capabilities.Has(Capability.ReadMarker))
                output.Tell(session, MarkReadCommand.Tell(world, user, moved.Target));
        }
    }

    /// <summary>What the log keeps, to everybody there and back to its author.</summary>
    private void ToPlace(Place place, string verb)
    {
        var line = entry!.ToOutgoing();
        ToPlace(place, line, EffectCondition.IfStored);
        Echo(line, verb, place.Target);
    }

    private void ToPlace(Place place, OutgoingMessage line, EffectCondition when)
    {
        if (place.Channel is { } channel && world.FindChannel(channel) is { } found)
            output.Others(found.Audience, line, when);
        else if (place.Recipient is { } recipient)
            Deliver(recipient, line, when);
    }

    /// <summary>To all sessions of the recipient. To oneself it is a delivery and no answer.</summary>
    private void Deliver(UserId recipient, OutgoingMessage line, EffectCondition when)
    {
        if (world.FindUser(recipient) is not { } user)
            return;
        foreach (var session in user.Sessions)
            output.Add(new LineTo(session.Id, new EncodedLine(line)) { When = when });
    }

    private void Render(MemberParted parted)
    {
        var line = parted.Reason is { } reason
            ? LineOf(parted.Source, Verbs.Part, parted.Name, reason)
            : LineOf(parted.Source, Verbs.Part, parted.Name);
        ToMembersAndActor(parted.Channel, line);
        ToOtherSessions(parted.User, line);
    }

    /// <summary>Those who have left are no members any more, but their other clients have to know.</summary>
    private void ToOtherSessions(UserId id, Message line)
    {
        if (world.FindUser(id) is { } user)
            output.Others(AudienceOf(user), line);
    }

    /// <summary>What the client that entered is told as answers, the user's other clients are told as well.</summary>
    private void ShowToOtherSessions(Channel channel, UserId id)
    {
        if (world.FindUser(id) is not { Sessions.Count: > 1 } user)
            return;

        foreach (var session in user.Sessions)
        {
            if (session == actor)
                continue;
            foreach (var reply in (channel.Topic is null ? [] : Replies.Topic(channel)).Concat(Replies.AfterJoin(channel, user, session.Capabilities)))
                output.Tell(session, reply);
        }
    }

    private void Render(MemberKicked kicked)
    {
        var line = LineOf(kicked.By, Verbs.Kick, kicked.Name, kicked.Nick, kicked.Reason);
        ToMembersAndActor(kicked.Channel, line);
        ToOtherSessions(kicked.User, line);
    }

    private void Render(MemberJoined joined)
    {
        var user = world.FindUser(joined.User)!;
        var name = NameOf(joined.Channel);
        var members = world.GetChannel(joined.Channel).Audience;
        var plain = LineOf(joined.Source, Verbs.Join, name);
        var extended = LineOf(joined.Source, Verbs.Join, name, user.Account ?? "*", user.RealName);
        output.Others(With(Capability.ExtendedJoin, members), extended);
        output.Others(Without(Capability.ExtendedJoin, members), plain);
        ToActor(actor?.Capabilities.Has(Capability.ExtendedJoin) == true ? extended : plain);
        if (user.AwayMessage is { } away)
            output.Others(With(Capability.AwayNotify, members), LineOf(joined.Source, Verbs.Away, away));
        ShowToOtherSessions(world.GetChannel(joined.Channel), joined.User);
    }

    private void Render(UserInvited invited)
    {
        var line = LineOf(invited.By, Verbs.Invite, invited.Nick, invited.Name);
        var others = world.GetChannel(invited.Channel).Members
            .Where(member => member.IsAtLeast(MemberRank.HalfOperator))
            .SelectMany(member => member.User.Sessions)
            .Where(session => session.Capabilities.Has(Capability.InviteNotify))
            .Select(session => session.Id);
        output.Others(Audience.Of(others), line);
        ToUser(invited.User, line);
    }

    /// <summary>Clients that know RENAME are told; for the others the channel is left and a new one entered.</summary>
    private void Render(ChannelRenamed renamed)
    {
        var channel = world.GetChannel(renamed.Channel);
        var line = LineOf(renamed.By, Verbs.Rename, renamed.OldName, renamed.NewName, renamed.Reason);
        foreach (var member in channel.Members)
        {
            var user = member.User;
            foreach (var session in user.Sessions)
            {
                if (session.Capabilities.Has(Capability.ChannelRename))
                    output.ToSession(session.Id, line, EffectCondition.Always);
                else
                    MoveTo(channel, session, user, renamed);
            }
        }
    }

    private void MoveTo(Channel channel, Session session, User user, ChannelRenamed renamed)
    {
        var reason = renamed.Reason.Length == 0 ? $"Renamed to {renamed.NewName}" : renamed.Reason;
        output.ToSession(session.Id, LineOf(user.Source, Verbs.Part, renamed.OldName, reason), EffectCondition.Always);
        var join = session.Capabilities.Has(Capability.ExtendedJoin)
            ? LineOf(user.Source, Verbs.Join, channel.Name, user.Account ?? "*", user.RealName)
            : LineOf(user.Source, Verbs.Join, channel.Name);
        output.ToSession(session.Id, join, EffectCondition.Always);
        if (channel.Topic is not null)
        {
            foreach (var reply in Replies.Topic(channel))
                output.Tell(session, reply);
        }

        foreach (var reply in Replies.AfterJoin(channel, user, session.Capabilities))
            output.Tell(session, reply);
    }

    private void Render(UserRegistered registered)
    {
        output.Add(new SessionWelcomed(registered.Session));
        TellWatchers(registered.Source.Nick, Replies.Online(registered.Source));
    }

    private void Render(UserQuit quit)
    {
        output.Others(PeersIn(quit.Channels.Select(left => left.Channel), quit.User), LineOf(quit.Source, Verbs.Quit, quit.Reason));
        TellWatchers(quit.Source.Nick, Replies.Offline(quit.Source.Nick));
    }

    private void Render(MonitorChanged changed)
    {
        var known = world;
        foreach (var reply in Replies.Presence(changed.Added, known))
            output.Reply(reply);
    }

    private void TellWatchers(string nick, Reply reply)
    {
        foreach (var watcher in world.WatchersOf(nick))
        {
            if (world.FindSession(watcher) is { } session)
                output.Tell(session, reply);
        }
    }

    private void Render(RealNameChanged changed)
    {
        var user = world.FindUser(changed.User)!;
        var line = LineOf(user.Source, Verbs.SetName, changed.RealName);
        output.Others(Observers(user, Capability.SetName), line);
        output.Others(With(Capability.SetName, AudienceOf(user)), line);
        if (actor?.Capabilities.Has(Capability.SetName) == true)
            ToActor(line);
    }

    private void Render(UserHostChanged changed)
    {
        var user = world.FindUser(changed.User)!;
        var line = LineOf(changed.OldSource, Verbs.ChgHost, changed.UserName, changed.Host);
        output.Others(Observers(user, Capability.ChgHost), line);
        var others = Without(Capability.ChgHost, PeersIn(user.Channels.Select(channel => channel.Id), user.Id));
        foreach (var session in others.Sessions.ToArray().Select(world.FindSession).OfType<Session>())
        {
            foreach (var shown in SimulatedReturn.Of(user, changed.OldSource, session, output.Server))
                output.ToSession(session.Id, shown.WithTags(WithTags(shown.Source!, MessageTags.Empty)), EffectCondition.Always);
        }

        foreach (var session in user.Sessions)
        {
            if (session.Capabilities.Has(Capability.ChgHost))
                output.ToSession(session.Id, line, EffectCondition.Always);
        }
    }

    private void Render(CapabilityOfferChanged changed)
    {
        if (world.FindSession(changed.Session) is not { } session)
            return;
        foreach (var reply in CapabilityNews.Lines(session, changed))
            output.Announce(session, reply);
    }

    private void ShowModes(UserId id, IReadOnlyList<string> changes)
    {
        if (world.FindUser(id) is { } user)
            ToUser(id, LineOf(user.Source, Verbs.Mode, [user.Nick, .. changes]));
    }

    private void ToUsersWith(UserModes mode, Message line)
    {
        foreach (var user in world.Users)
        {
            if (user.Has(mode))
                ToUser(user.Id, line);
        }
    }

    private void Render(ChannelModesChanged changed) => ToMembersAndActor(
        changed.Channel, LineOf(changed.By, Verbs.Mode, [NameOf(changed.Channel), .. ModeChanges.Format(changed.Changes)]));

    private void Render(NickChanged changed)
    {
        var user = world.FindUser(changed.User)!;
        var line = LineOf(changed.OldSource, Verbs.Nick, changed.NewNick);
        output.Others(PeersIn(user.Channels.Select(channel => channel.Id), user.Id), line);
        output.Others(AudienceOf(user), line);
        ToActor(line);
        if (CaseMapping.Ascii.Equals(changed.OldSource.Nick, changed.NewNick))
            return;
        TellWatchers(changed.OldSource.Nick, Replies.Offline(changed.OldSource.Nick));
        TellWatchers(changed.NewNick, Replies.Online(user.Source));
    }

    private void Render(AwayChanged changed)
    {
        var user = world.FindUser(changed.User)!;
        var line = changed.Message is { } message ? LineOf(user.Source, Verbs.Away, message) : LineOf(user.Source, Verbs.Away);
        output.Others(Observers(user, Capability.AwayNotify), line);
    }

    private void Render(User user, LoggedIn loggedIn)
    {
        var line = LineOf(user.Source, Verbs.Account, loggedIn.Account);
        output.Others(Observers(user, Capability.AccountNotify), line);
        output.Others(With(Capability.AccountNotify, AudienceOf(user)), line);
        if (actor?.Capabilities.Has(Capability.AccountNotify) == true)
            ToActor(line);
    }

    private void ToMembersAndActor(ChannelId channel, Message line)
    {
        if (world.FindChannel(channel) is { } found)
            output.Others(found.Audience, line);
        ToActor(line);
    }

    private void ToUser(UserId id, Message line)
    {
        foreach (var session in SessionsOf(id))
            output.ToSession(session.Id, line, EffectCondition.Always);
    }

    private List<Session> SessionsOf(UserId id) => world.FindUser(id)?.Sessions ?? [];

    private void ToActor(Message line)
    {
        if (actor is not null)
            output.ToActor(line);
    }

    private string NameOf(ChannelId channel) => world.GetChannel(channel).Name;

    private Message LineOf(Source source, string verb, params IReadOnlyList<string> parameters) =>
        new(verb, parameters) { Source = source, Tags = WithTags(source, MessageTags.Empty) };

    private MessageTags WithTags(Source source, MessageTags own)
    {
        var author = AuthorOf(source);
        var tags = MessageTags.Empty
            .With(TagNames.Time, ServerTime.Format(recorded.At))
            .With(TagNames.MessageId, recorded.Id.ToString());
        if (author?.IsBot == true)
            tags = tags.With(TagNames.Bot, null);
        if (author?.Account is { } account)
            tags = tags.With(TagNames.Account, account);
        foreach (var (key, value) in own.AsSpan())
            tags = tags.With(key, value);
        return tags;
    }

    /// <summary>Whose line it is: not always whose command it was. Null for those whom somebody else made go.</summary>
    private User? AuthorOf(Source source) =>
        recorded.Event is NickChanged || actor?.User?.Source == source ? actor?.User : world.FindUser(source.Nick);

    private Audience PeersIn(IEnumerable<ChannelId> channels, UserId self)
    {
        var known = world;
        return Audience.Of(channels
            .Select(known.FindChannel).OfType<Channel>()
            .SelectMany(channel => channel.Members)
            .Where(member => member.User.Id != self)
            .SelectMany(member => member.User.Sessions)
            .Select(session => session.Id)
            .Distinct());
    }

    /// <summary>Those with the capability who share a channel with the user, and those who watch it with <c>extended-monitor</c>.</summary>
    private Audience Observers(User user, Capability capability)
    {
        var peers = With(capability, PeersIn(user.Channels.Select(channel => channel.Id), user.Id)).Sessions.ToArray();
        var known = world;
        var watchers = world.WatchersOf(user.Nick)
            .Where(id => known.FindSession(id) is { } session && session.User != user
                && session.Capabilities.Has(capability | Capability.ExtendedMonitor));
        return Audience.Of(peers.Union(watchers));
    }

    private static Audience AudienceOf(User user) => Audience.Of(user.Sessions.Select(session => session.Id));

    private Audience With(Capability capability, Audience audience) => Filter(audience, capability, isWanted: true);

    private Audience Without(Capability capability, Audience audience) => Filter(audience, capability, isWanted: false);

    private Audience Filter(Audience audience, Capability capability, bool isWanted)
    {
        var known = world;
        return Audience.Of(audience.Sessions.ToArray().Where(id => known.FindSession(id)?.Capabilities.Has(capability) == isWanted));
    }
}
