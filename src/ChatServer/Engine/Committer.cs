using System.Threading.Channels;
using ChatServer.Accounts;
using ChatServer.Delivery;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>
/// Commit, then deliver: stores all batches that wait in one transaction, and only then lets their effects go, in the engine's order. The
/// longer the store takes, the more batches share the next transaction.
/// </summary>
internal sealed class Committer(
    IEventStore store, IKeptStore kept, DeliveryStage delivery, QuestionDesk questions, ChannelReader<EngineBatch> batches, ILogger<Committer> logger)
{
    private readonly List<EngineBatch> _round = [];
    private readonly List<LogEntry> _entries = [];

    /// <param name="batchesTaken">Called when there is room for further batches.</param>
    public async Task RunAsync(Action batchesTaken)
    {
        while (await batches.WaitToReadAsync())
        {
            while (batches.TryRead(out var batch))
                _round.Add(batch);

            batchesTaken();
            await CommitAsync();
            await TidyAsync();
        }
    }

    /// <summary>In idle moments the store drops what is too old, until there is something to commit.</summary>
    private async Task TidyAsync()
    {
        try
        {
            while (!batches.TryPeek(out _) && await store.TidyAsync(CancellationToken.None))
            {
            }
        }
        catch (Exception failure)
        {
            EngineLog.NotTidied(logger, failure);
        }
    }

    private async Task CommitAsync()
    {
        foreach (var batch in _round)
            _entries.AddRange(batch.Entries);

        var isStored = _entries.Count == 0 || await TryStoreAsync();
        await TryKeepAsync();
        foreach (var batch in _round)
        {
            batch.Storing.Set(isStored);
            delivery.CarryOut(batch.Effects, isStored);
            foreach (var raised in batch.Effects.OfType<QuestionRaised>())
                questions.Begin(raised);
        }

        delivery.FlushRound();
        await SaveMarkersAsync();
        _entries.Clear();
        _round.Clear();
    }

    private async Task SaveMarkersAsync()
    {
        var markers = _round.SelectMany(batch => batch.Markers).ToArray();
        if (markers.Length == 0)
            return;

        try
        {
            await store.SaveMarkersAsync(markers, CancellationToken.None);
        }
        catch (Exception failure)
        {
            EngineLog.MarkersNotStored(logger, markers.Length, failure);
        }
    }

    /// <summary>Of several changes of one thing only the last counts. A failure costs what a restart would bring back, and no message.</summary>
    private async Task TryKeepAsync()
    {
        var changes = _round.SelectMany(batch => batch.Kept).GroupBy(change => (change.GetType(), change.Key)).Select(same => same.Last()).ToArray();
        if (changes.Length == 0)
            return;

        try
        {
            await kept.ApplyAsync(changes, CancellationToken.None);
        }
        catch (Exception failure)
        {
            EngineLog.NotKept(logger, changes.Length, failure);
        }
    }

    private async Task<bool> TryStoreAsync()
    {
        try
        {
            await store.AppendAsync(_entries, CancellationToken.None);
            return true;
        }
        catch (Exception failure)
        {
            EngineLog.NotStored(logger, _entries.Count, failure);
            return false;
        }
    }
}
