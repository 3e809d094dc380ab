using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>Every few seconds the store does what is not urgent, in steps between which messages are stored.</summary>
internal sealed class StoreTidying(IEventStore store, TimeProvider timeProvider, ILogger<StoreTidying> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Between two steps, for those who wait to store a message.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var rounds = new PeriodicTimer(Interval, timeProvider);
        try
        {
            while (await rounds.WaitForNextTickAsync(cancellationToken))
                await TidyAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The server stops; the rest is done after the next start.
        }
    }

    private async Task TidyAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await store.TidyAsync(cancellationToken))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            EngineLog.NotTidied(logger, failure);
        }
    }
}
