using System.Threading.Channels;

namespace ChatServer.Engine;

/// <summary>
/// Runs the engine, by whichever thread has inputs for it and finds it free: takes all that wait, up to a bound, and hands what comes of them
/// on as one batch. A thread that moves bytes does it at the end of its round, so that what came in together needs no other thread to wake.
/// </summary>
/// <param name="engine">The chat.</param>
/// <param name="inputs">What waits for it.</param>
/// <param name="commit">Where batches go.</param>
internal sealed class EngineRunner(ChatEngine engine, ChannelReader<EngineInput> inputs, ICommitStage commit) : IThreadPoolWorkItem
{
    /// <summary>Keeps a batch, and so a transaction, within what a client will wait for.</summary>
    private const int MaxInputs = 512;

    /// <summary>A thread with connections of its own goes back to them after so many batches; another goes on.</summary>
    private const int MaxTurns = 4;

    /// <summary>Whether the thread runs the engine at the end of its rounds.</summary>
    [ThreadStatic]
    private static bool _hasRounds;

    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _isRunning;
    private int _isCalled;

    /// <summary>Ends once no input can come any more and all are handled, or fails with what the engine failed with.</summary>
    public Task Completion => _completion.Task;

    private bool CanRun => inputs.Count > 0 && commit.HasRoom;

    /// <summary>There may be something to do. Callable from anywhere.</summary>
    public void Call()
    {
        if (!_hasRounds)
            LeaveToPool();
    }

    /// <summary>The end of a round of a thread that has rounds: from the first one on its inputs wait for the end of the round.</summary>
    public void RunInRound()
    {
        _hasRounds = true;
        Run();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref _isCalled, 0);
        Run();
    }

    /// <summary>Who finds the engine taken may leave: whoever has it looks again after letting go.</summary>
    private void Run()
    {
        for (var turn = 0; CanRun; turn++)
        {
            if (turn == MaxTurns)
            {
                LeaveToPool();
                return;
            }

            if (Interlocked.Exchange(ref _isRunning, 1) != 0)
                return;

            try
            {
                RunOnce();
            }
            catch (Exception bug)
            {
                _completion.TrySetException(bug);
                return; // It stays taken: its state is not to be trusted any more.
            }

            Interlocked.Exchange(ref _isRunning, 0);
        }

        if (inputs.Completion.IsCompleted && Interlocked.Exchange(ref _isRunning, 1) == 0)
        {
            commit.Complete();
            _completion.TrySetResult();
        }
    }

    private void RunOnce()
    {
        var batch = new EngineBatch();
        engine.Tick();
        for (var taken = 0; taken < MaxInputs && inputs.TryRead(out var input); taken++)
            engine.Handle(input, batch);

        if (!batch.IsEmpty)
            commit.Add(batch);
    }

    private void LeaveToPool()
    {
        if (Interlocked.Exchange(ref _isCalled, 1) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
