using ChatServer.Accounts;
using ChatServer.Delivery;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>Commit, then deliver: stores batches in one transaction, and only then lets their effects go, in the engine's order. One caller at a time.</summary>
internal sealed class Committer(IEventStore store, IKeptStore kept, DeliveryStage delivery, QuestionDesk questions, ILogger<Committer> logger)
{
    private readonly List<LogEntry> _entries = [];

    public async Task CommitAsync(IReadOnlyList<EngineBatch> round)
    {
        foreach (var batch in round)
            _entries.AddRange(batch.Entries);

        var isStored = _entries.Count == 0 || await TryStoreAsync();
        await TryKeepAsync(round);
        foreach (var batch in round)
        {
            batch.Storing.Set(isStored);
            delivery.CarryOut(batch.Effects, isStored);
            foreach (var raised in batch.Questions)
                questions.Begin(raised);
        }

        delivery.FlushRound();
        await SaveMarkersAsync(round);
        _entries.Clear();
    }

    private async ValueTask SaveMarkersAsync(IReadOnlyList<EngineBatch> round)
    {
        if (round.All(batch => batch.Markers.Count == 0))
            return;

        var markers = round.SelectMany(batch => batch.Markers).ToArray();
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
    private async ValueTask TryKeepAsync(IReadOnlyList<EngineBatch> round)
    {
        if (round.All(batch => batch.Kept.Count == 0))
            return;

        var changes = round.SelectMany(batch => batch.Kept).GroupBy(change => (change.GetType(), change.Key)).Select(same => same.Last()).ToArray();
        try
        {
            await kept.ApplyAsync(changes, CancellationToken.None);
        }
        catch (Exception failure)
        {
            EngineLog.NotKept(logger, changes.Length, failure);
        }
    }

    private async ValueTask<bool> TryStoreAsync()
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
