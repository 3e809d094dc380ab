namespace ChatServer.State;

/// <summary>The connections that there are, by id and by the nicknames they watch. Changed by <see cref="World"/> alone.</summary>
internal sealed class SessionDirectory
{
    private readonly Dictionary<SessionId, Session> _byId = [];
    private readonly MonitorIndex _monitors = new();

    public IReadOnlyCollection<Session> All => _byId.Values;

    /// <summary>How many have no user.</summary>
    public int Unregistered { get; private set; }

    public Session this[SessionId id] => _byId[id];

    public Session? Find(SessionId id) => _byId.TryGetValue(id, out var session) ? session : null;

    /// <summary>The sessions that watch the nickname.</summary>
    public IReadOnlyCollection<SessionId> WatchersOf(string nick) => _monitors.WatchersOf(nick);

    public void Open(SessionId id, SessionOrigin origin)
    {
        _byId.Add(id, new Session(id, origin));
        Unregistered++;
    }

    /// <summary>The session is the user's from here on.</summary>
    public void Attach(Session session, User user)
    {
        Unregistered -= session.User is null ? 1 : 0;
        session.User = user;
    }

    public void Close(Session session)
    {
        _monitors.Clear(session);
        if (_byId.Remove(session.Id) && session.User is null)
            Unregistered--;
    }

    public void Watch(Session session, string nick) => _monitors.Add(session, nick);

    public void Unwatch(Session session, string nick) => _monitors.Remove(session, nick);
}
