using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using ChatServer.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking.OpenSsl;

/// <summary>One thread that owns its connections: waits for the kernel and for requests of others, and does all reading and writing.</summary>
internal sealed class EpollLoop : IDisposable
{
    /// <summary>No TLS record holds more.</summary>
    private const int RecordBytes = 16_384;

    private const int WakeNumber = -1;

    /// <summary>Listeners have the numbers from here downwards.</summary>
    private const int FirstListener = -2;
    private const int LookForDeadlinesEvery = 250;

    /// <summary>How often in a row flushing waits for more.</summary>
    private const int MostWaits = 2;

    private readonly ChatOptions _options;
    private readonly ILogger _logger;
    private readonly Epoll _epoll = new();
    private readonly WakeSignal _wake = new();
    private readonly ConcurrentQueue<AcceptedConnection> _adopted = new();
    private readonly EpollListeners _listeners;

    /// <summary>Connections of which something was asked. Each is in it once at most, so the number of connections is its bound.</summary>
    private readonly ConcurrentQueue<TlsConnection> _asked = new();

    /// <summary>Connections to be flushed, a list for each round; <see cref="_spentRounds"/> keeps the lists for the next ones.</summary>
    private readonly ConcurrentQueue<List<TlsConnection>> _rounds = new();

    private readonly ConcurrentQueue<List<TlsConnection>> _spentRounds = new();
    private List<TlsConnection> _gathered = [];

    private readonly List<TlsConnection?> _connections = [];
    private readonly Stack<int> _freeNumbers = new();
    private readonly List<int> _freedThisRound = [];
    private readonly HashSet<TlsConnection> _handshaking = [];
    private readonly List<Task> _owned = [];
    private readonly CancellationTokenSource _stopping = new();

    private int _thread;
    private int _waits;

    /// <summary>The loop itself has made work for its next round: it looks for what else there is, and does not wait.</summary>
    private bool _isAwake;

    /// <summary>When late handshakes are looked for again: with many under way, not in every round.</summary>
    private long _nextLook;

    public EpollLoop(ChatOptions options, ILogger logger)
    {
        (_options, _logger) = (options, logger);
        _epoll.Add(_wake.Descriptor, WakeNumber, EpollEvents.Readable);
        _listeners = new EpollListeners(_epoll, FirstListener);
    }

    /// <summary>Cancelled when the loop ends.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Where a read puts its bytes: valid until the next one, unless it is lent.</summary>
    public byte[] ReadBuffer { get; private set; } = ArrayPool<byte>.Shared.Rent(RecordBytes);

    /// <summary>Where a connection puts together what it writes next.</summary>
    public byte[] WriteBuffer { get; } = new byte[RecordBytes];

    /// <summary>Callable from anywhere: accepts connections at a socket until cancelled.</summary>
    public async Task ListenAsync(EpollListener listener, CancellationToken cancellationToken)
    {
        var ended = _listeners.Add(listener);
        Wake();
        await using var stop = cancellationToken.Register(() =>
        {
            _listeners.Remove(listener);
            Wake();
        });
        await ended;
    }

    /// <summary>Callable from anywhere: the loop takes over a connection.</summary>
    public void Adopt(AcceptedConnection accepted)
    {
        _adopted.Enqueue(accepted);
        Wake();
    }

    /// <summary>Callable from anywhere: the connection has requests for the loop to see to.</summary>
    public void Enqueue(TlsConnection connection)
    {
        _asked.Enqueue(connection);
        Wake();
    }

    /// <summary>Adds a connection to the next round. By one caller at a time.</summary>
    public void Gather(TlsConnection connection) => _gathered.Add(connection);

    /// <summary>Has all that were gathered flushed. By one caller at a time.</summary>
    public void BeginRound()
    {
        if (_gathered.Count == 0)
            return;

        _rounds.Enqueue(_gathered);
        _gathered = _spentRounds.TryDequeue(out var spent) ? spent : [];
        Wake();
    }

    /// <summary>Callable from anywhere: ends <see cref="Run"/>.</summary>
    public void Stop()
    {
        _stopping.Cancel();
        Wake();
    }

    /// <summary>The thread's work, until <see cref="Stop"/>.</summary>
    /// <param name="endRound">Called when all that came in together was handed over.</param>
    public void Run(Action endRound)
    {
        Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
        while (!_stopping.IsCancellationRequested)
        {
            var count = _epoll.Wait(_isAwake ? 0 : _handshaking.Count > 0 || _listeners.IsAnyPaused ? LookForDeadlinesEvery : Timeout.Infinite);
            _isAwake = false;
            for (var i = 0; i < count; i++)
            {
                var (number, events) = _epoll.Get(i);
                if (number <= FirstListener)
                    Accept(number);
                else if (number != WakeNumber && _connections[number] is { } connection)
                    Guarded(connection, events);
            }

            _wake.Reset();
            _listeners.Update();
            TakeAdopted();
            while (_asked.TryDequeue(out var connection))
                Guarded(connection, EpollEvents.None);
            if (!MayWait(hasNews: count > 0))
                FlushRounds();

            EndLateHandshakes();
            FreeNumbers();
            endRound();
        }

        foreach (var connection in _connections.ToArray())
            connection?.Close("The server stops");
        endRound();
        _listeners.End();
        while (_adopted.TryDequeue(out var late))
            late.Refuse();
    }

    /// <summary>Serves a connection from now on. In the loop's thread.</summary>
    public void Begin(AcceptedConnection accepted)
    {
        try
        {
            Add(accepted);
        }
        catch (Exception bug)
        {
            NetworkingLog.ConnectionFailed(_logger, bug);
            accepted.Refuse();
        }
    }

    /// <summary>What handlers still do after the loop has ended.</summary>
    public Task FinishAsync() => Task.WhenAll(_owned);

    /// <summary>A task that the loop does not wait for now, but before all is over.</summary>
    public void Own(ValueTask work)
    {
        if (work.IsCompletedSuccessfully)
            return;

        _owned.RemoveAll(task => task.IsCompleted);
        _owned.Add(work.AsTask());
    }

    /// <summary>Leaves the buffer to whoever still needs its bytes, who gives it back to the shared pool; the loop goes on with another.</summary>
    public byte[] LendReadBuffer()
    {
        var lent = ReadBuffer;
        ReadBuffer = ArrayPool<byte>.Shared.Rent(RecordBytes);
        return lent;
    }

    public void Watch(TlsConnection connection, EpollEvents events) => _epoll.Modify(connection.Descriptor, connection.Number, events);

    /// <summary>The connection is about to be closed.</summary>
    public void Forget(TlsConnection connection)
    {
        _epoll.Remove(connection.Descriptor);
        _connections[connection.Number] = null;
        _freedThisRound.Add(connection.Number);
        _handshaking.Remove(connection);
    }

    public void HandshakeFailed(IPAddress address, string reason) => NetworkingLog.HandshakeFailed(_logger, address, reason);

    public void Dispose()
    {
        _epoll.Dispose();
        _wake.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Has the loop look for work. Its own thread need not make a system call of it.</summary>
    private void Wake()
    {
        if (Environment.CurrentManagedThreadId == Volatile.Read(ref _thread))
            _isAwake = true;
        else
            _wake.Set();
    }

    private void Accept(int number)
    {
        try
        {
            _listeners.Accept(number);
        }
        catch (Exception bug)
        {
            NetworkingLog.ConnectionFailed(_logger, bug);
        }
    }

    /// <summary>A bug in serving one connection costs that one only.</summary>
    private void Guarded(TlsConnection connection, EpollEvents events)
    {
        try
        {
            if (events == EpollEvents.None)
                connection.OnRequests();
            else
                connection.OnEvents(events);
            if (!connection.IsHandshaking)
                _handshaking.Remove(connection);
        }
        catch (Exception bug)
        {
            NetworkingLog.ConnectionFailed(_logger, bug);
            connection.Close("Connection lost");
        }
    }

    /// <summary>
    /// Whether flushing may wait for what those who just spoke have said: under load that makes one write of several. It waits a few times at
    /// most, and never while nobody speaks.
    /// </summary>
    private bool MayWait(bool hasNews)
    {
        _waits = hasNews && !_rounds.IsEmpty && _waits < MostWaits ? _waits + 1 : 0;
        if (_waits > 0)
            Wake();
        return _waits > 0;
    }

    /// <summary>A connection that is in several rounds has written everything by the first of them: the others find nothing, and cost next to nothing.</summary>
    private void FlushRounds()
    {
        for (var waiting = _rounds.Count; waiting > 0 && _rounds.TryDequeue(out var round); waiting--)
        {
            foreach (var connection in round)
                Guarded(connection, EpollEvents.None);

            round.Clear();
            _spentRounds.Enqueue(round);
        }

        if (!_rounds.IsEmpty)
            Wake(); // First those who have something to say: what they say goes out with it.
    }

    private void Add(AcceptedConnection accepted)
    {
        var deadline = Environment.TickCount64 + (_options.Connections.HandshakeTimeoutSeconds * 1000L);
        var connection = new TlsConnection(this, accepted, _options.Limits.SendQueueBytes, deadline);
        if (!_freeNumbers.TryPop(out var number))
        {
            number = _connections.Count;
            _connections.Add(null);
        }

        connection.Number = number;
        _connections[number] = connection;
        _handshaking.Add(connection);
        _epoll.Add(connection.Descriptor, number, EpollEvents.Readable);
    }

    private void TakeAdopted()
    {
        while (_adopted.TryDequeue(out var accepted))
            Begin(accepted);
    }

    private void EndLateHandshakes()
    {
        var now = Environment.TickCount64;
        if (_handshaking.Count == 0 || now < _nextLook)
            return;

        _nextLook = now + LookForDeadlinesEvery;
        foreach (var late in _handshaking.Where(connection => connection.HandshakeDeadline <= now).ToArray())
        {
            HandshakeFailed(late.RemoteAddress, "not done in time");
            late.Close("No TLS");
        }
    }

    /// <summary>Not before the round is over: an event that was told in this round must not meet a newcomer.</summary>
    private void FreeNumbers()
    {
        foreach (var number in _freedThisRound)
            _freeNumbers.Push(number);
        _freedThisRound.Clear();
    }
}
