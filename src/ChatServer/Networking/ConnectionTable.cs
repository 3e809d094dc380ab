using ChatServer.State;

namespace ChatServer.Networking;

/// <summary>All connections, found by session id in one step: an id holds the slot of its connection and which use of the slot it is.</summary>
internal sealed class ConnectionTable(int maxConnections)
{
    private readonly Lock _lock = new();
    private readonly ClientConnection?[] _slots = new ClientConnection?[Math.Min(maxConnections, SessionId.MaxSlots)];
    private readonly Stack<int> _free = new();
    private int _used;
    private long _uses;

    /// <summary>How many connections there were so far.</summary>
    public long Opened => Volatile.Read(ref _uses);

    /// <summary>Makes a connection with an id of its own; null when all slots are taken.</summary>
    public ClientConnection? TryAdd(Func<SessionId, ClientConnection> create)
    {
        lock (_lock)
        {
            if (!_free.TryPop(out var slot))
            {
                if (_used == _slots.Length)
                    return null;
                slot = _used++;
            }

            var connection = create(SessionId.Of(slot, ++_uses));
            Volatile.Write(ref _slots[slot], connection);
            return connection;
        }
    }

    public ClientConnection? Find(SessionId id)
    {
        var connection = Volatile.Read(ref _slots[id.Slot]);
        return connection?.Id == id ? connection : null;
    }

    public void Remove(SessionId id)
    {
        lock (_lock)
        {
            if (_slots[id.Slot]?.Id != id)
                return;
            _slots[id.Slot] = null;
            _free.Push(id.Slot);
        }
    }

    /// <summary>Every connection there is at the moment.</summary>
    public IEnumerable<ClientConnection> All()
    {
        for (var slot = 0; slot < Volatile.Read(ref _used); slot++)
        {
            if (Volatile.Read(ref _slots[slot]) is { } connection)
                yield return connection;
        }
    }
}
