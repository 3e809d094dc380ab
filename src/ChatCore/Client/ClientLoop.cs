using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>The one owner of a client's state: connects, serves the connection until it is lost, waits, and connects again.</summary>
internal sealed class ClientLoop(
    ChatClientOptions options, ServerConnector connector, ClientMemory memory, ClientFeed feed, CommandMailbox mailbox,
    TimeProvider time, ReconnectPolicy policy)
{
    private readonly OfflineCommands _offline = new(memory, feed);
    private bool _wasOnline;
    private TimeSpan _lasted;
    private bool _isLost;

    /// <summary>Runs until the client stops. Cancelling ends it at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        StopReason reason = new StopReason.Requested();
        try
        {
            reason = await ConnectAgainAndAgainAsync(cancellationToken).ConfigureAwait(false);
            await feed.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The owner ended the client.
        }
        catch (Exception bug)
        {
            feed.Complete(new ConnectionState.Stopped(reason), bug);
            throw;
        }

        feed.Complete(new ConnectionState.Stopped(reason));
    }

    private async Task<StopReason> ConnectAgainAndAgainAsync(CancellationToken cancellationToken)
    {
        feed.Tell(new ClientEvent.StateChanged(new ConnectionState.Connecting()));
        for (var attempt = 1; ; attempt++)
        {
            var end = await ConnectOnceAsync(cancellationToken).ConfigureAwait(false);
            if (end is SessionEnd.Stopped stopped)
                return stopped.Reason;

            if (_isLost)
                attempt = 1;
            if (await WaitAsync(attempt, ((SessionEnd.Lost)end).Reason, cancellationToken).ConfigureAwait(false))
                return new StopReason.Requested();
        }
    }

    /// <summary>Makes a connection and serves it to its end.</summary>
    private async Task<SessionEnd> ConnectOnceAsync(CancellationToken cancellationToken)
    {
        (_lasted, _isLost) = (TimeSpan.Zero, false);
        try
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var connecting = connector.ConnectAsync(giveUp.Token);
            if (await ServeOfflineAsync(connecting, cancellationToken).ConfigureAwait(false))
            {
                await giveUp.CancelAsync().ConfigureAwait(false);
                await AbandonAsync(connecting).ConfigureAwait(false);
                return new SessionEnd.Stopped(new StopReason.Requested());
            }

            var connection = await connecting.ConfigureAwait(false);
            await using var closing = connection.ConfigureAwait(false);
            var run = new ConnectionRun(connection, options, memory, feed, mailbox, time, _offline, isFirst: !_wasOnline);
            try
            {
                return await run.ServeAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                (_lasted, _isLost) = (run.OnlineTime, run.WasOnline);
                _wasOnline |= run.WasOnline;
            }
        }
        catch (UntrustedServerException e)
        {
            return new SessionEnd.Stopped(e.Verdict is TrustVerdict.Changed changed
                ? new StopReason.ServerKeyChanged(changed.Pinned, changed.Presented)
                : new StopReason.UnknownServer(((TrustVerdict.Unknown)e.Verdict).Presented));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An owner's pin store may fail in ways unknown here: that too is a try that came to nothing, and told with its reason.
            var failure = (e as ConnectFailedException)?.Failure ?? ConnectFailure.NetworkError;
            return _wasOnline ? new SessionEnd.Lost(e.Message) : new SessionEnd.Stopped(new StopReason.Unreachable(failure, e.Message));
        }
    }

    /// <summary>Waits before the next try. True when the owner stopped the client meanwhile.</summary>
    private async Task<bool> WaitAsync(int attempt, string reason, CancellationToken cancellationToken)
    {
        var delay = policy.NextDelay(_lasted);
        using var stopWaiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = Task.Delay(delay, time, stopWaiting.Token);
        feed.Tell(new ClientEvent.StateChanged(new ConnectionState.Reconnecting(attempt, reason, time.GetUtcNow() + delay)));
        var isStopped = await ServeOfflineAsync(waiting, cancellationToken).ConfigureAwait(false);
        await stopWaiting.CancelAsync().ConfigureAwait(false);
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return isStopped;
    }

    /// <summary>Serves the owner until the task has ended. True when the owner stopped the client first.</summary>
    private async Task<bool> ServeOfflineAsync(Task task, CancellationToken cancellationToken)
    {
        while (true)
        {
            await feed.FlushAsync(cancellationToken).ConfigureAwait(false);
            await Task.WhenAny(task, mailbox.WhenReady()).ConfigureAwait(false);
            while (mailbox.TryTake(out var command))
            {
                if (command is ClientCommand.Stop)
                    return true;

                _offline.Execute(command);
            }

            if (task.IsCompleted)
                return false;
        }
    }

    private static async Task AbandonAsync(Task<ServerConnection> connecting)
    {
        await ((Task)connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connecting.IsCompletedSuccessfully)
            await (await connecting.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
    }
}
