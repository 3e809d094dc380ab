namespace ChatWeb.Sessions;

/// <summary>
/// Messages that their author wants deleted: gone from the page at once, and from the server after a few seconds in which it can be undone.
/// </summary>
internal sealed class PendingDeletions : IDisposable
{
    /// <summary>More at once are deleted without delay.</summary>
    public const int Limit = 50;
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (Conversation Conversation, long Since)> _waiting = new(StringComparer.Ordinal);
    private readonly Action<string, string> _redact;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;

    /// <summary>Begins with none.</summary>
    /// <param name="redact">Takes a message of a conversation back.</param>
    /// <param name="time">The clock.</param>
    public PendingDeletions(Action<string, string> redact, TimeProvider time)
    {
        (_redact, _time) = (redact, time);
        _timer = time.CreateTimer(_ => SendThoseOlderThan(Delay), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Conversation conversation, string messageId)
    {
        lock (_gate)
        {
            if (_waiting.Count < Limit)
            {
                _waiting[messageId] = (conversation, _time.GetTimestamp());
                conversation.Timeline.Hide(messageId, isHidden: true);
                Arm();
                return;
            }
        }

        _redact(conversation.Name, messageId);
    }

    public void Undo(Conversation conversation, string messageId)
    {
        lock (_gate)
        {
            if (_waiting.Remove(messageId))
                conversation.Timeline.Hide(messageId, isHidden: false);
        }
    }

    /// <summary>The user leaves, and meant it.</summary>
    public void SendAll() => SendThoseOlderThan(TimeSpan.Zero);

    public void Dispose() => _timer.Dispose();

    /// <summary>For the one that waits longest; a timer may ring a moment early, and is then set once more.</summary>
    private void Arm()
    {
        if (_waiting.Count == 0)
            return;

        var left = Delay - _waiting.Values.Max(waiting => _time.GetElapsedTime(waiting.Since));
        _timer.Change(left > LeastWait ? left : LeastWait, Timeout.InfiniteTimeSpan);
    }

    private void SendThoseOlderThan(TimeSpan age)
    {
        KeyValuePair<string, (Conversation Conversation, long Since)>[] due;
        lock (_gate)
        {
            due = [.. _waiting.Where(waiting => _time.GetElapsedTime(waiting.Value.Since) >= age)];
            foreach (var (id, _) in due)
                _waiting.Remove(id);
            Arm();
        }

        // They stay hidden: they are shown again only when the server refuses.
        foreach (var (id, (conversation, _)) in due)
            _redact(conversation.Name, id);
    }
}
