using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>Who watches which nickname (MONITOR): found from both sides. Changed by <see cref="World"/> alone.</summary>
internal sealed class MonitorIndex
{
    private readonly Dictionary<string, HashSet<SessionId>> _watchers = new(CaseMapping.Ascii);

    /// <summary>The sessions that watch the nickname.</summary>
    public IReadOnlyCollection<SessionId> WatchersOf(string nick) => _watchers.TryGetValue(nick, out var watchers) ? watchers : [];

    public void Add(Session session, string nick)
    {
        if (!session.Monitored.Add(nick))
            return;
        if (!_watchers.TryGetValue(nick, out var watchers))
            _watchers.Add(nick, watchers = []);
        watchers.Add(session.Id);
    }

    public void Remove(Session session, string nick)
    {
        if (!session.Monitored.Remove(nick) || !_watchers.TryGetValue(nick, out var watchers))
            return;
        watchers.Remove(session.Id);
        if (watchers.Count == 0)
            _watchers.Remove(nick);
    }

    public void Clear(Session session)
    {
        foreach (var nick in session.Monitored.ToArray())
            Remove(session, nick);
    }
}
