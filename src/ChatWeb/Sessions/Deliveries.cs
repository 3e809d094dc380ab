using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>
/// What becomes of messages that browsers keep until they know. A browser that is not sure whether one came here gives it again, with the
/// same id: the <see cref="Limit"/> newest are remembered, so that it is said once.
/// </summary>
internal sealed class Deliveries
{
    public const int Limit = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    public bool Knows(string id)
    {
        lock (_gate)
            return _byId.ContainsKey(id);
    }

    /// <summary>Sends what was not given before. What the sending fails with is the caller's, and nothing is remembered.</summary>
    public void Begin(string id, Func<IReadOnlyList<OutgoingMessage>> send)
    {
        lock (_gate)
        {
            if (_byId.ContainsKey(id))
                return;

            // Under the lock: what becomes of it may be told before the ids of its parts are known here.
            var parts = send();
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (parts is [.., var last])
                _waiting[last.ClientId] = done;
            else
                done.SetResult();

            _byId.Add(id, done);
            _inOrder.Enqueue(id);
            if (_inOrder.Count > Limit)
                _byId.Remove(_inOrder.Dequeue());
        }
    }

    /// <summary>Ends when the message is stored, or when its fate is in the user's hands here: refused, or thrown away.</summary>
    public Task WhenSettledAsync(string id)
    {
        lock (_gate)
            return _byId.TryGetValue(id, out var done) ? done.Task : Task.CompletedTask;
    }

    /// <summary>A message, or a part of one, waits no longer.</summary>
    public void Settle(string partId)
    {
        lock (_gate)
        {
            if (_waiting.Remove(partId, out var done))
                done.SetResult();
        }
    }
}
