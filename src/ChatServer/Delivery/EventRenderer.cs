using ChatCore.Protocol;
using ChatServer.Commands;
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
            case PrivateMessagePosted posted: ToRecipient(posted); break;
            case TagsPosted posted: Render(posted); break;
            case MetadataChanged changed: Render(changed); break;
            case ReadMarkerMoved moved: Render(moved); break;
            case MessageEdited edited: ToPlace(edited.Place, Verbs.EditMsg); break;
            case MessageRedacted redacted: ToPlace(redacted.Place, Verbs.Redact); break;
            case MemberJoined joined: ToMembersAndActor(joined.Channel, LineOf(joined.Source, Verbs.Join, NameOf(joined.Channel))); break;
            case MemberParted parted: Render(parted); break;
            case MemberKicked kicked: Render(kicked); break;
            case TopicChanged changed: ToMembersAndActor(changed.Channel, LineOf(changed.By, Verbs.Topic, NameOf(changed.Channel), changed.Text)); break;
            case ChannelModesChanged changed: Render(changed); break;
            case NickChanged changed: Render(changed); break;
            case AwayChanged changed: Render(changed); break;
            case UserModeChanged changed: ToActor(LineOf(actor!.User!.Source, Verbs.Mode, actor.DisplayName, changed.IsInvisible ? "+i" : "-i")); break;
            case UserQuit quit: output.Others(PeersIn(quit.Channels.Select(left => left.Channel), quit.User), LineOf(quit.Source, Verbs.Quit, quit.Reason)); break;
            case CapabilitiesChanged changed: output.Add(new CapabilitiesInForce(changed.Session, changed.Capabilities)); break;
            case UserRegistered registered: output.Add(new SessionWelcomed(registered.Session)); break;
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
        Echo(line, posted.Verb, entry!.Target);
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
            Capability.MessageTags, new Message(Verbs.TagMsg, posted.Place.Target) { Source = posted.By, Tags = WithTags(posted.Tags) });
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
        ToMembersAndActor(parted.Channel, parted.Reason is { } reason
            ? LineOf(parted.Source, Verbs.Part, parted.Name, reason)
            : LineOf(parted.Source, Verbs.Part, parted.Name));
    }

    private void Render(MemberKicked kicked)
    {
        var line = LineOf(kicked.By, Verbs.Kick, kicked.Name, kicked.Nick, kicked.Reason);
        ToMembersAndActor(kicked.Channel, line);
        if (kicked.User != actor?.User?.Id)
            ToUser(kicked.User, line, EffectCondition.Always);
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
    }

    private void Render(AwayChanged changed)
    {
        var user = world.FindUser(changed.User)!;
        var line = changed.Message is { } message ? LineOf(user.Source, Verbs.Away, message) : LineOf(user.Source, Verbs.Away);
        var peers = PeersIn(user.Channels.Select(channel => channel.Id), user.Id);
        output.Others(With(Capability.AwayNotify, peers), line);
    }

    private void ToMembersAndActor(ChannelId channel, Message line)
    {
        if (world.FindChannel(channel) is { } found)
            output.Others(found.Audience, line);
        ToActor(line);
    }

    private void ToUser(UserId id, Message line, EffectCondition when)
    {
        if (world.FindUser(id) is not { } user)
            return;
        foreach (var session in user.Sessions)
            output.ToSession(session.Id, line, when);
    }

    private void ToActor(Message line)
    {
        if (actor is not null)
            output.ToActor(line);
    }

    private string NameOf(ChannelId channel) => world.GetChannel(channel).Name;

    private Message LineOf(Source source, string verb, params IReadOnlyList<string> parameters) =>
        new(verb, parameters) { Source = source, Tags = WithTags(MessageTags.Empty) };

    private MessageTags WithTags(MessageTags own)
    {
        var tags = MessageTags.Empty
            .With(TagNames.Time, ServerTime.Format(recorded.At))
            .With(TagNames.MessageId, recorded.Id.ToString());
        foreach (var (key, value) in own.AsSpan())
            tags = tags.With(key, value);
        return tags;
    }

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

    private static Audience AudienceOf(User user) => Audience.Of(user.Sessions.Select(session => session.Id));

    private Audience With(Capability capability, Audience audience)
    {
        var known = world;
        return Audience.Of(audience.Sessions.ToArray().Where(id => known.FindSession(id)?.Capabilities.Has(capability) == true));
    }
}
