namespace ChatServer.State;

/// <summary>What connections negotiate and ask for.</summary>
internal sealed class SessionEvents(SessionDirectory sessions)
{
    public void Apply(UserDescribed described)
    {
        var session = sessions[described.Session];
        session.UserName = described.UserName;
        session.RealName = described.RealName;
    }

    public void Apply(SubscriptionChanged changed)
    {
        var subscriptions = sessions[changed.Session].Subscriptions;
        if (changed.IsSubscribed)
            subscriptions.Add(changed.Key);
        else
            subscriptions.Remove(changed.Key);
    }

    public void Apply(MonitorChanged changed)
    {
        var session = sessions[changed.Session];
        foreach (var nick in changed.Removed)
            sessions.Unwatch(session, nick);
        foreach (var nick in changed.Added)
            sessions.Watch(session, nick);
    }
}
