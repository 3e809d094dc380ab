namespace ChatServer.Accounts;

/// <summary>Presences and owned channels in memory, for tests.</summary>
internal sealed class InMemoryKeptStore : IKeptStore
{
    private readonly Dictionary<string, KeptPresence> _presences = [];
    private readonly Dictionary<string, KeptChannel> _channels = [];

    public Task<(IReadOnlyList<KeptPresence> Presences, IReadOnlyList<KeptChannel> Channels)> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult<(IReadOnlyList<KeptPresence>, IReadOnlyList<KeptChannel>)>(([.. _presences.Values], [.. _channels.Values]));

    public Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case KeptChange.OfPresence { Presence: { } presence }: _presences[change.Key] = presence; break;
                case KeptChange.OfPresence: _presences.Remove(change.Key); break;
                case KeptChange.OfChannel { Channel: { } channel }: _channels[change.Key] = channel; break;
                case KeptChange.OfChannel: _channels.Remove(change.Key); break;
            }
        }

        return Task.CompletedTask;
    }
}
