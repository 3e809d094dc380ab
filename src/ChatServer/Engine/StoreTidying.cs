using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>
/// Every few seconds the store does what is not urgent, in steps between which messages are stored. It takes a tenth of the time at most: what
/// a busy hour leaves undone is done after it, or when somebody needs it.
/// </summary>
internal sealed class StoreTidying(IEventStore store, TimeProvider timeProvider, ILogger<StoreTidying> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Between two steps at least, for those who wait to store a message.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>How many times as long as a step the pause after it is.</summary>
    private const int PauseFactor = 9;

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
            var begun = timeProvider.GetTimestamp();
            while (await store.TidyAsync(cancellationToken))
            {
                var pause = timeProvider.GetElapsedTime(begun) * PauseFactor;
                await Task.Delay(pause > Pause ? pause : Pause, timeProvider, cancellationToken);
                begun = timeProvider.GetTimestamp();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            EngineLog.NotTidied(logger, failure);
        }
    }
}
