using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>Who comes, goes or is called something else: to those in the same channels, and to those who watch the nickname.</summary>
internal static class PresenceEventLines
{
    public static void Render(in Rendering rendering, UserRegistered registered)
    {
        rendering.Output.Add(new SessionWelcomed(registered.Session));
        TellWatchers(rendering, registered.Source.Nick, Replies.Online(registered.Source));
    }

    public static void Render(in Rendering rendering, NickChanged changed)
    {
        var user = rendering.World.FindUser(changed.User)!;
        var line = rendering.LineOf(changed.OldSource, Verbs.Nick, changed.NewNick);
        rendering.Output.Others(Audiences.PeersOf(user), line);
        rendering.Output.Others(Audiences.Of(user), line);
        rendering.ToActor(line);
        if (CaseMapping.Ascii.Equals(changed.OldSource.Nick, changed.NewNick))
            return;
        TellWatchers(rendering, changed.OldSource.Nick, Replies.Offline(changed.OldSource.Nick));
        TellWatchers(rendering, changed.NewNick, Replies.Online(user.Source));
    }

    public static void Render(in Rendering rendering, UserQuit quit)
    {
        if (quit.Channels.Count > 0)
        {
            var left = quit.Channels.Select(channel => channel.Channel).Select(rendering.World.FindChannel).OfType<Channel>();
            rendering.Output.Others(Audiences.PeersIn(left, quit.User), rendering.LineOf(quit.Source, Verbs.Quit, quit.Reason));
        }

        TellWatchers(rendering, quit.Source.Nick, Replies.Offline(quit.Source.Nick));
    }

    public static void Render(in Rendering rendering, MonitorChanged changed)
    {
        foreach (var reply in Replies.Presence(changed.Added, rendering.World))
            rendering.Output.Reply(reply);
    }

    private static void TellWatchers(in Rendering rendering, string nick, Reply reply)
    {
        foreach (var watcher in rendering.World.WatchersOf(nick))
        {
            if (rendering.World.FindSession(watcher) is { } session)
                rendering.Output.Tell(session, reply);
        }
    }
}
