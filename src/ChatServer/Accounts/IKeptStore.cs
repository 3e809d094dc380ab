namespace ChatServer.Accounts;

/// <summary>Where presences and owned channels are kept. Used by one caller at a time.</summary>
internal interface IKeptStore
{
    Task<(IReadOnlyList<KeptPresence> Presences, IReadOnlyList<KeptChannel> Channels)> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Applies changes in one transaction, in order.</summary>
    Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken);
}
