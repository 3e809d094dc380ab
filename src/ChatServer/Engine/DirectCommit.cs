namespace ChatServer.Engine;

/// <summary>
/// For a store that leaves the disk to the system: a transaction takes less time than waking another thread would, so the thread that ran the
/// engine commits and delivers as well.
/// </summary>
internal sealed class DirectCommit(Committer committer) : ICommitStage
{
    private readonly EngineBatch[] _round = new EngineBatch[1];
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool HasRoom => true;

    public void Add(EngineBatch batch)
    {
        _round[0] = batch;
        committer.CommitAsync(_round).GetAwaiter().GetResult(); // No store that is used this way makes anybody wait.
    }

    public Task RunAsync(Action onRoom) => _end.Task;

    public void Complete() => _end.TrySetResult();
}
