using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Serves one connection from the end of TLS until it is lost: bytes, commands and time drive its <see cref="ClientSession"/>.</summary>
internal sealed class ConnectionRun(
    ServerConnection connection, ChatClientOptions options, ClientMemory memory, ClientFeed feed, CommandMailbox mailbox, TimeProvider time,
    OfflineCommands offline, bool isFirst)
{
    private readonly ClientSession _session = new(options, memory, feed, time, connection.Verdict, isFirst, connection.Queue);
    private Task<ReadResult> _reading = Task.FromResult(new ReadResult([], 0, IsEnd: false));
    private Task _deadline = Task.CompletedTask;
    private long _lastHeard = time.GetTimestamp();
    private long? _onlineSince;
    private bool _isProbed;
    private bool _isStopping;

    /// <summary>How long the client was online; zero when it did not come to that.</summary>
    public TimeSpan OnlineTime { get; private set; }

    /// <summary>Whether it came to that.</summary>
    public bool WasOnline => _onlineSince is not null;

    /// <summary>Serves the connection, which its caller disposes, to its end.</summary>
    /// <exception cref="ConnectFailedException">It was the client's first, and no chat server is there.</exception>
    public async Task<SessionEnd> ServeAsync(CancellationToken cancellationToken)
    {
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reason = "The client ended.";
        try
        {
            _session.Begin();
            _deadline = Task.Delay(options.RegistrationTimeout, time, finished.Token);
            while (_session.End is null)
                await ServeOneRoundAsync(finished.Token).ConfigureAwait(false);

            reason = (_session.End as SessionEnd.Lost)?.Reason ?? reason;
            return _isStopping ? new SessionEnd.Stopped(new StopReason.Requested()) : _session.End;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Also what nobody expected ends this connection only: no server may end the client, nor what its owner asked of it.
            reason = e is IOException or ProtocolException or TimeoutException ? e.Message : $"What the server sent cannot be handled: {e.Message}";
            if (_isStopping)
                return new SessionEnd.Stopped(new StopReason.Requested());
            if (isFirst && !WasOnline)
                throw new ConnectFailedException(ConnectFailure.NotAChatServer, reason, e);

            return new SessionEnd.Lost(reason);
        }
        finally
        {
            OnlineTime = _onlineSince is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
            _session.Lose(reason);
            await finished.CancelAsync().ConfigureAwait(false);
            await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells and writes what the last round brought, waits for something to happen, and takes it.</summary>
    private async Task ServeOneRoundAsync(CancellationToken cancellationToken)
    {
        await feed.FlushAsync(cancellationToken).ConfigureAwait(false);
        await WriteAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAny(_reading, mailbox.WhenReady(), _deadline).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();

        TakeCommands();
        if (_reading.IsCompleted)
        {
            Take(await _reading.ConfigureAwait(false));
            _reading = connection.ReadAsync(cancellationToken);
        }

        if (_session.IsOnline && !WasOnline)
        {
            _onlineSince = time.GetTimestamp();
            _deadline = Task.Delay(options.KeepAlive, time, cancellationToken);
        }
        else if (_deadline.IsCompleted)
        {
            _deadline = Task.Delay(CheckLife(), time, cancellationToken);
        }
    }

    private void TakeCommands()
    {
        while (mailbox.TryTake(out var command))
        {
            _isStopping |= command is ClientCommand.Stop;
            if (!_session.IsOnline && !_isStopping)
            {
                offline.Execute(command);
                continue;
            }

            offline.Remember(command);
            _session.Execute(command);
        }
    }

    private void Take(ReadResult read)
    {
        _lastHeard = time.GetTimestamp();
        _isProbed = false;
        foreach (var line in read.Messages)
            _session.Receive(line);

        if (_session.End is not null)
            return;
        if (read.IsEnd)
            throw new IOException("The server closed the connection.");
        if (read.Unreadable > 0 && isFirst && !_session.IsOnline)
            throw new ProtocolException("What answers there does not speak the chat protocol.");
        if (read.Unreadable > 0)
            feed.Tell(new ClientEvent.ServerNotice($"{read.Unreadable} lines of the server could not be read: too long, or not valid UTF-8."));
    }

    /// <summary>Time is up: probes a quiet connection, gives up a dead one. Returns when to look again.</summary>
    private TimeSpan CheckLife()
    {
        if (!_session.IsOnline)
            throw new TimeoutException($"The server did not welcome this client within {options.RegistrationTimeout.TotalSeconds:0.#} seconds.");

        var quiet = time.GetElapsedTime(_lastHeard);
        if (quiet < options.KeepAlive)
            return options.KeepAlive - quiet;
        if (_isProbed)
            throw new TimeoutException($"The server has been silent for {quiet.TotalSeconds:0} seconds.");

        _session.Probe();
        _isProbed = true;
        return options.KeepAlive;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        if (!connection.HasQueued)
            return;

        using var tooLong = new CancellationTokenSource(options.KeepAlive * 2, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        try
        {
            await connection.FlushAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The server does not take what is sent to it.");
        }
    }
}
