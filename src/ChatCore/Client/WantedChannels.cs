using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The channels to be in, after every reconnect again.</summary>
internal sealed class WantedChannels
{
    private const int Limit = 1_000;
    private readonly Dictionary<string, Entry> _channels = new(CaseMapping.Ascii);

    public IReadOnlyList<(string Name, string? Key)> All => [.. _channels.Select(c => (c.Key, c.Value.Key))];

    public bool Contains(string channel) => _channels.ContainsKey(channel);

    /// <summary>Whether the owner was told of being in it.</summary>
    public bool IsTold(string channel) => _channels.TryGetValue(channel, out var entry) && entry.IsTold;

    /// <summary>False when there are too many.</summary>
    public bool TryAdd(string channel, string? key)
    {
        if (_channels.TryGetValue(channel, out var known))
            _channels[channel] = known with { Key = key ?? known.Key };
        else if (_channels.Count >= Limit)
            return false;
        else
            _channels[channel] = new Entry(key, IsTold: false);

        return true;
    }

    public void Tell(string channel)
    {
        if (TryAdd(channel, null))
            _channels[channel] = _channels[channel] with { IsTold = true };
    }

    /// <summary>Wants it no more. Returns whether the owner believes to be in it.</summary>
    public bool Remove(string channel) => _channels.Remove(channel, out var entry) && entry.IsTold;

    public void Rename(string oldName, string newName)
    {
        if (_channels.Remove(oldName, out var entry))
            _channels[newName] = entry;
    }

    private readonly record struct Entry(string? Key, bool IsTold);
}
