namespace ChatServer.State;

/// <summary>
/// Who gets a line: a snapshot of sessions. Taking one costs nothing, because a builder's snapshots share its array: it only ever
/// appends behind what they see, and copies before it removes.
/// </summary>
internal readonly struct Audience(SessionId[] sessions, int count)
{
    public static Audience None { get; } = new([], 0);

    public ReadOnlySpan<SessionId> Sessions => sessions.AsSpan(0, count);

    public int Count => count;

    public static Audience Of(IEnumerable<SessionId> sessions)
    {
        var array = sessions.ToArray();
        return new Audience(array, array.Length);
    }
}

/// <summary>The sessions of a channel's members, kept so that a message needs no copy of them.</summary>
internal sealed class AudienceBuilder
{
    private SessionId[] _sessions = [];
    private int _count;

    public Audience Snapshot() => new(_sessions, _count);

    public void Add(SessionId session)
    {
        if (_count == _sessions.Length)
            Array.Resize(ref _sessions, Math.Max(4, _count * 2));
        _sessions[_count++] = session;
    }

    public void Remove(SessionId session)
    {
        var index = Array.IndexOf(_sessions, session, 0, _count);
        if (index < 0)
            return;

        var copy = new SessionId[_sessions.Length];
        _sessions.AsSpan(0, index).CopyTo(copy);
        _sessions.AsSpan(index + 1, _count - index - 1).CopyTo(copy.AsSpan(index));
        _sessions = copy;
        _count--;
    }
}
