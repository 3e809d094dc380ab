using ChatCore.Protocol;
using ChatServer.Commands.Connecting;
using ChatServer.Commands.Lookups;
using ChatServer.Commands.Reading;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>What clients keep in step with the server: keys of metadata, how far was read, which capabilities there are.</summary>
internal static class ClientEventLines
{
    /// <summary>Whoever subscribed to the key and is in the channel, or in one with the user; those who made the change have their answer.</summary>
    public static void Render(in Rendering rendering, MetadataChanged changed)
    {
        foreach (var to in AudienceOf(changed, rendering.World).Sessions)
        {
            if (to != changed.Session && rendering.World.FindSession(to) is { } session
                && MetadataLines.Knows(session) && session.Subscriptions.Contains(changed.Key))
            {
                rendering.Output.Tell(session, MetadataLines.News(session, changed.Target, changed.Key, changed.Value));
            }
        }
    }

    /// <summary>The user's other clients learn how far this one has read.</summary>
    public static void Render(in Rendering rendering, ReadMarkerMoved moved)
    {
        if (rendering.World.FindUser(moved.User) is not { } user)
            return;
        foreach (var session in user.Sessions)
        {
            if (session != rendering.Actor && session.Capabilities.Has(Capability.ReadMarker))
                rendering.Output.Tell(session, MarkReadCommand.Tell(rendering.World, user, moved.Target));
        }
    }

    public static void Render(in Rendering rendering, CapabilityOfferChanged changed)
    {
        if (rendering.World.FindSession(changed.Session) is not { } session)
            return;
        foreach (var reply in CapabilityNews.Lines(session, changed))
            rendering.Output.Announce(session, reply);
    }

    private static Audience AudienceOf(MetadataChanged changed, World world)
    {
        if (changed.Channel is { } channel)
            return world.GetChannel(channel).Audience;

        return changed.User is { } id && world.FindUser(id) is { } user
            ? Audience.Of([.. Audiences.PeersOf(user).Sessions, .. Audiences.Of(user).Sessions])
            : Audience.None;
    }
}
