using ChatCore.Protocol;
using ChatServer.Commands.Reading;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary>One more connection of a user who is here already: it is welcomed and shown where it is.</summary>
internal static class Attachment
{
    public static IEnumerable<Outcome> To(CommandContext context, User user)
    {
        var missedSince = user.DetachedAt;
        yield return new SessionAttached(context.Session.Id, user.Id);

        // A client that comes by itself and says so with a star tells nothing about its user, who may be at another client.
        if (context.Session.AwayMessage is { } message && message != Absence.Wordless && message != user.AwayMessage)
            yield return new AwayChanged(user.Id, message);
        foreach (var outcome in Registration.Welcome(context))
            yield return outcome;

        foreach (var channel in user.Channels.OrderBy(channel => channel.Id.Value).ToArray())
        {
            yield return new LineShown(context.Session.Capabilities.Has(Capability.ExtendedJoin)
                ? new Message(Verbs.Join, channel.Name, user.Account ?? "*", user.RealName) { Source = user.Source }
                : new Message(Verbs.Join, channel.Name) { Source = user.Source });
            foreach (var reply in channel.Topic is null ? [] : Replies.Topic(channel))
                yield return reply;
            if (context.Session.Capabilities.Has(Capability.ReadMarker))
                yield return MarkReadCommand.Tell(context.World, user, channel.Name);
            foreach (var reply in Replies.AfterJoin(channel, user, context.Session.Capabilities))
                yield return reply;
        }

        if (missedSince is not { } since || context.Session.Capabilities.Has(Capability.ChatHistory) || !context.Options.History.Enabled)
            yield break;
        foreach (var outcome in Playback.Since(since, context))
            yield return outcome;
    }
}
