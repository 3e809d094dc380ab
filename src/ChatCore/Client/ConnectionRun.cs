using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Serves one connection from the end of TLS until it is lost: bytes, commands and time drive its <see cref="ClientSession"/>.</summary>
internal sealed class ConnectionRun(
    ChatClientOptions options, ClientMemory memory, ClientFeed feed, CommandMailbox mailbox, TimeProvider time,
    OfflineCommands offline, bool isFirst)
{
    private long _lastHeard = time.GetTimestamp();
    private bool _isProbed;
    private bool _isStopping;

    /// <summary>Serves the connection.</summary>
    /// <param name="connection">The connection, which its caller disposes.</param>
    /// <param name="wasOnline">Told how long the client was online, if it came to that.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    public async Task<SessionEnd> ServeAsync(ServerConnection connection, Action<TimeSpan> wasOnline, CancellationToken cancellationToken)
    {
        var session = new ClientSession(options, memory, feed, time, connection.Verdict, isFirst, connection.Queue);
        using var finished = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = connection.ReadAsync(finished.Token);
        long? online = null;
        string reason = "The client ended.";
        try
        {
            session.Begin();
            var deadline = Task.Delay(options.RegistrationTimeout, time, finished.Token);
            while (session.End is null)
            {
                await feed.FlushAsync(cancellationToken).ConfigureAwait(false);
                await WriteAsync(connection, cancellationToken).ConfigureAwait(false);
                await Task.WhenAny(reading, mailbox.WhenReady(), deadline).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();

                Serve(session);
                if (reading.IsCompleted)
                {
                    if (!Take(await reading.ConfigureAwait(false), session))
                        throw new IOException("The server closed the connection.");

                    reading = connection.ReadAsync(finished.Token);
                }

                if (session.IsOnline && online is null)
                {
                    online = time.GetTimestamp();
                    deadline = Task.Delay(options.KeepAlive, time, finished.Token);
                }
                else if (deadline.IsCompleted)
                {
                    deadline = Task.Delay(CheckLife(session), time, finished.Token);
                }
            }

            reason = (session.End as SessionEnd.Lost)?.Reason ?? reason;
            return _isStopping ? new SessionEnd.Stopped(new StopReason.Requested()) : session.End;
        }
        catch (Exception e) when (e is IOException or ProtocolException or TimeoutException)
        {
            reason = e.Message;
            if (_isStopping)
                return new SessionEnd.Stopped(new StopReason.Requested());
            if (isFirst && online is null)
                throw new ConnectFailedException(ConnectFailure.NotAChatServer, reason, e);

            return new SessionEnd.Lost(reason);
        }
        finally
        {
            if (online is { } since)
                wasOnline(Max(time.GetElapsedTime(since), TimeSpan.FromTicks(1)));
            session.Lose(reason);
            await finished.CancelAsync().ConfigureAwait(false);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Serve(ClientSession session)
    {
        while (mailbox.TryTake(out var command))
        {
            _isStopping |= command is ClientCommand.Stop;
            if (!session.IsOnline && !_isStopping)
            {
                offline.Execute(command);
                continue;
            }

            offline.Remember(command);
            session.Execute(command);
        }
    }

    /// <summary>Takes what was read. False at the end of the connection.</summary>
    private bool Take(ReadResult read, ClientSession session)
    {
        _lastHeard = time.GetTimestamp();
        _isProbed = false;
        foreach (var line in read.Messages)
            session.Receive(line);

        if (read.Unreadable > 0 && !session.IsOnline && isFirst)
            throw new ProtocolException("What answers there does not speak the chat protocol.");
        if (read.Unreadable > 0)
            feed.Tell(new ClientEvent.ServerNotice($"{read.Unreadable} lines of the server could not be read: too long, or not valid UTF-8."));
        return !read.IsEnd || session.End is not null;
    }

    /// <summary>Time is up: probes a quiet connection, gives up a dead one. Returns when to look again.</summary>
    private TimeSpan CheckLife(ClientSession session)
    {
        if (!session.IsOnline)
            throw new TimeoutException($"The server did not welcome this client within {options.RegistrationTimeout.TotalSeconds:0.#} seconds.");

        var quiet = time.GetElapsedTime(_lastHeard);
        if (quiet >= options.KeepAlive && _isProbed)
            throw new TimeoutException($"The server has been silent for {quiet.TotalSeconds:0} seconds.");
        if (quiet < options.KeepAlive)
            return options.KeepAlive - quiet;

        session.Probe();
        _isProbed = true;
        return options.KeepAlive;
    }

    private async Task WriteAsync(ServerConnection connection, CancellationToken cancellationToken)
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

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
