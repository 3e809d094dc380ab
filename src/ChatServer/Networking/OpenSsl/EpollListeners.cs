using System.Collections.Concurrent;

namespace ChatServer.Networking.OpenSsl;

/// <summary>The listening sockets of a loop. What others ask for is done by the loop: no socket is closed while it is accepted at.</summary>
internal sealed class EpollListeners(Epoll epoll, int firstNumber)
{
    private readonly ConcurrentQueue<(EpollListener Listener, TaskCompletionSource Ended)> _added = new();
    private readonly ConcurrentQueue<EpollListener> _removed = new();
    private readonly List<(EpollListener Listener, TaskCompletionSource Ended)> _all = [];

    /// <summary>Those whose accepting failed, and when it is tried again, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    private readonly Dictionary<EpollListener, long> _paused = [];
    private int _numbers;

    /// <summary>Whether <see cref="Update"/> is to be called before long.</summary>
    public bool IsAnyPaused => _paused.Count > 0;

    /// <summary>Callable from anywhere. The task ends when the listener is not used any more.</summary>
    public Task Add(EpollListener listener)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _added.Enqueue((listener, ended));
        return ended.Task;
    }

    /// <summary>Callable from anywhere.</summary>
    public void Remove(EpollListener listener) => _removed.Enqueue(listener);

    /// <summary>There is somebody at a listener.</summary>
    public void Accept(int number)
    {
        var listener = _all.Find(one => one.Listener.Number == number).Listener;
        if (listener is null || listener.AcceptSome())
            return;

        _paused[listener] = Environment.TickCount64 + (long)SocketAccepting.BackOff.TotalMilliseconds;
        epoll.Modify(listener.Descriptor, number, EpollEvents.None);
    }

    /// <summary>Does what others asked for, and goes on with those whose pause is over.</summary>
    public void Update()
    {
        while (_added.TryDequeue(out var added))
        {
            added.Listener.Number = firstNumber - _numbers++;
            _all.Add(added);
            epoll.Add(added.Listener.Descriptor, added.Listener.Number, EpollEvents.Readable);
        }

        while (_removed.TryDequeue(out var removed))
            Take(removed);

        foreach (var (listener, until) in _paused.Count == 0 ? [] : _paused.ToArray())
        {
            if (until > Environment.TickCount64)
                continue;

            _paused.Remove(listener);
            epoll.Modify(listener.Descriptor, listener.Number, EpollEvents.Readable);
        }
    }

    /// <summary>The loop has ended.</summary>
    public void End()
    {
        Update();
        foreach (var (listener, _) in _all.ToArray())
            Take(listener);
    }

    private void Take(EpollListener listener)
    {
        var index = _all.FindIndex(one => one.Listener == listener);
        if (index < 0)
            return;

        epoll.Remove(listener.Descriptor);
        _paused.Remove(listener);
        _all[index].Ended.SetResult();
        _all.RemoveAt(index);
    }
}
