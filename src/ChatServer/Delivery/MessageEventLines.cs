using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Engine;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Delivery;

/// <summary>What was said: to whom it goes, the sender's own copy included, and what the sender gets instead when it could not be kept.</summary>
internal static class MessageEventLines
{
    public static void Render(in Rendering rendering, ChannelMessagePosted posted)
    {
        var entry = rendering.Entry!;
        var line = entry.ToOutgoing();
        rendering.Output.Others(rendering.World.GetChannel(posted.Channel).Audience, line, EffectCondition.IfStored);
        Echo(rendering, line, posted.Verb, entry.Target);
    }

    public static void Render(in Rendering rendering, PrivateMessagePosted posted)
    {
        var entry = rendering.Entry!;
        var line = entry.ToOutgoing();
        Deliver(rendering, posted.Recipient, line, EffectCondition.IfStored);
        if (posted.Recipient != posted.User && rendering.World.FindUser(posted.User) is { } sender)
        {
            foreach (var session in sender.Sessions)
            {
                if (session != rendering.Actor)
                    rendering.Output.Deliver(session.Id, line, EffectCondition.IfStored);
            }
        }

        Echo(rendering, line, posted.Verb, entry.Target);
    }

    public static void Render(in Rendering rendering, RankMessagePosted posted)
    {
        var line = LogEntries.Unkept(rendering.Recorded, rendering.World, posted).ToOutgoing();
        var audience = Audiences.WithRank(rendering.World.GetChannel(posted.Channel), posted.Rank).Select(session => session.Id);
        rendering.Output.Others(Audience.Of(audience), line);
        EchoUnkept(rendering, line);
    }

    public static void Render(in Rendering rendering, TagsPosted posted)
    {
        if (posted.IsKept)
        {
            RenderKept(rendering, posted.Place, Verbs.TagMsg);
            return;
        }

        var tags = rendering.WithTags(posted.By, posted.Tags);
        var line = OutgoingMessage.Only(Capability.MessageTags, new Message(Verbs.TagMsg, posted.Place.Target) { Source = posted.By, Tags = tags });
        ToPlace(rendering, posted.Place, line, EffectCondition.Always);
        EchoUnkept(rendering, line);
    }

    /// <summary>What the log keeps, to everybody there and back to its author.</summary>
    public static void RenderKept(in Rendering rendering, Place place, string verb)
    {
        var line = rendering.Entry!.ToOutgoing();
        ToPlace(rendering, place, line, EffectCondition.IfStored);
        Echo(rendering, line, verb, place.Target);
    }

    /// <summary>A message that was posted before is answered as it was then, and goes to nobody else.</summary>
    public static void Repeat(RecentPosts.Post post, Session? actor, CommandOutput output)
    {
        if (actor is not null)
            Echo(post.Entry.ToOutgoing(), post.Entry.ToMessage().Verb, post.Entry.Target, actor, output, post.Storing);
    }

    private static void ToPlace(in Rendering rendering, Place place, OutgoingMessage line, EffectCondition when)
    {
        if (place.Channel is { } channel && rendering.World.FindChannel(channel) is { } found)
            rendering.Output.Others(found.Audience, line, when);
        else if (place.Recipient is { } recipient)
            Deliver(rendering, recipient, line, when);
    }

    /// <summary>To all sessions of the recipient. To oneself it is a delivery and no answer.</summary>
    private static void Deliver(in Rendering rendering, UserId recipient, OutgoingMessage line, EffectCondition when)
    {
        if (rendering.World.FindUser(recipient) is not { } user)
            return;
        foreach (var session in user.Sessions)
            rendering.Output.Deliver(session.Id, line, when);
    }

    private static void Echo(in Rendering rendering, OutgoingMessage line, string verb, string target)
    {
        if (rendering.Actor is { } actor)
            Echo(line, verb, target, actor, rendering.Output, of: null);
    }

    /// <summary>The sender's own copy, if it asked for that; and the refusal that takes its place when the store fails.</summary>
    private static void Echo(OutgoingMessage line, string verb, string target, Session actor, CommandOutput output, Storing? of)
    {
        if (actor.Capabilities.Has(Capability.EchoMessage))
            output.ToActor(line, EffectCondition.IfStored, of);
        output.ReplyUnlessStored(() => Refusal.NotStored(verb, target), of);
    }

    private static void EchoUnkept(in Rendering rendering, OutgoingMessage line)
    {
        if (rendering.ActorHas(Capability.EchoMessage))
            rendering.Output.ToActor(line);
    }
}
