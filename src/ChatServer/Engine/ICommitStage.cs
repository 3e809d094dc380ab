namespace ChatServer.Engine;

/// <summary>Where the engine's batches go.</summary>
internal interface ICommitStage
{
    /// <summary>Whether a batch may come. Without room the engine waits, and its inputs gather to a larger batch.</summary>
    bool HasRoom { get; }

    /// <summary>Takes a batch, in the engine's order.</summary>
    void Add(EngineBatch batch);

    /// <summary>Ends once the last batch is committed.</summary>
    /// <param name="onRoom">Called when there is room again.</param>
    Task RunAsync(Action onRoom);

    /// <summary>No batch will come any more.</summary>
    void Complete();
}
