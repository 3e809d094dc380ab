namespace ChatServer.Accounts;

/// <summary>Presences, owned channels and profiles in memory, for tests.</summary>
internal sealed class InMemoryKeptStore : IKeptStore
{
    private readonly Dictionary<string, KeptPresence> _presences = [];
    private readonly Dictionary<string, KeptChannel> _channels = [];
    private readonly Dictionary<string, KeptProfile> _profiles = [];

    public Task<KeptRecords> LoadAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new KeptRecords([.. _presences.Values], [.. _channels.Values], [.. _profiles.Values]));

    public Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken)
    {
        foreach (var change in changes)
        {
            switch (change)
            {
                case KeptChange.OfPresence presence: Keep(_presences, change.Key, presence.Presence); break;
                case KeptChange.OfChannel channel: Keep(_channels, change.Key, channel.Channel); break;
                case KeptChange.OfProfile profile: Keep(_profiles, change.Key, profile.Profile); break;
            }
        }

        return Task.CompletedTask;
    }

    private static void Keep<T>(Dictionary<string, T> kept, string key, T? value)
        where T : class
    {
        if (value is null)
            kept.Remove(key);
        else
            kept[key] = value;
    }
}
