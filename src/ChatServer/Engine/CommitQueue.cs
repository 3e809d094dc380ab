using System.Threading.Channels;

namespace ChatServer.Engine;

/// <summary>
/// For a store that waits for the disk: batches wait for it here, all that wait share the next transaction, and meanwhile the engine goes on.
/// The longer the disk takes, the more share it. What has nothing to store waits only for what came before it.
/// </summary>
internal sealed class CommitQueue(Committer committer) : ICommitStage
{
    private const int MaxBatches = 8;

    private readonly List<EngineBatch> _round = [];
    private readonly EngineBatch[] _passing = new EngineBatch[1];

    /// <summary>Batches that are waiting or being stored.</summary>
    private int _before;

    private readonly Channel<EngineBatch> _batches = Channel.CreateBounded<EngineBatch>(
        new BoundedChannelOptions(MaxBatches) { SingleReader = true, SingleWriter = true });

    public bool HasRoom => _batches.Reader.Count < MaxBatches;

    public void Add(EngineBatch batch)
    {
        if (!batch.Stores && Volatile.Read(ref _before) == 0)
        {
            _passing[0] = batch;
            committer.CommitAsync(_passing).GetAwaiter().GetResult(); // Nobody else is committing, and there is nothing to wait for.
            return;
        }

        Interlocked.Increment(ref _before);
        if (!_batches.Writer.TryWrite(batch))
            throw new InvalidOperationException("A batch found no room, though nobody else adds any.");
    }

    public async Task RunAsync(Action onRoom)
    {
        while (await _batches.Reader.WaitToReadAsync())
        {
            while (_batches.Reader.TryRead(out var batch))
                _round.Add(batch);

            onRoom();
            await committer.CommitAsync(_round);
            Interlocked.Add(ref _before, -_round.Count);
            _round.Clear();
        }
    }

    public void Complete() => _batches.Writer.TryComplete();
}
