namespace ChatServer.Accounts;

/// <summary>Where presences, owned channels and profiles are kept. Used by one caller at a time.</summary>
internal interface IKeptStore
{
    Task<KeptRecords> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Applies changes in one transaction, in order.</summary>
    Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken);
}
