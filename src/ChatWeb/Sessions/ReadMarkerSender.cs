namespace ChatWeb.Sessions;

/// <summary>
/// Tells the chat server how far the user has read, so that their other clients know. What is read within a second is told at once:
/// a busy channel costs one line a second and not one for each message.
/// </summary>
internal sealed class ReadMarkerSender : IDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Conversation, DateTimeOffset> _due = [];
    private readonly Action<string, DateTimeOffset> _send;
    private readonly ITimer _timer;

    public ReadMarkerSender(Action<string, DateTimeOffset> send, TimeProvider time)
    {
        _send = send;
        _timer = time.CreateTimer(_ => Send(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The user has seen everything up to then.</summary>
    public void Seen(Conversation conversation, DateTimeOffset at)
    {
        lock (_gate)
        {
            var isFirst = _due.Count == 0;
            _due[conversation] = at;
            if (isFirst)
                _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Send()
    {
        KeyValuePair<Conversation, DateTimeOffset>[] due;
        lock (_gate)
        {
            due = [.. _due];
            _due.Clear();
        }

        foreach (var (conversation, at) in due)
            _send(conversation.Name, at);
    }
}
