using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What one connection knows of its server: who this client is there, what is supported, who is in its channels.</summary>
internal sealed class ServerView(string nick)
{
    private const int MaxChannels = 5_000;
    private readonly Dictionary<string, ChannelView> _channels = new(CaseMapping.Ascii);

    public string Nick { get; set; } = nick;

    public string ServerName { get; set; } = string.Empty;

    public Capability Capabilities { get; set; }

    public ISupport Support { get; set; } = ISupport.Empty;

    /// <summary>What the server offered for messages of several lines.</summary>
    public MultilineLimits? OfferedMultiline { get; set; }

    /// <summary>What a message of several lines may hold; null when there can be none.</summary>
    public MultilineLimits? Multiline => Capabilities.Has(Capability.Multiline | Capability.Batch) ? OfferedMultiline : null;

    public IReadOnlyCollection<ChannelView> Channels => _channels.Values;

    public bool IsSelf(string? name) => CaseMapping.Ascii.Equals(Nick, name);

    public ChannelView? FindChannel(string name) => _channels.GetValueOrDefault(name);

    public ChannelView AddChannel(string name)
    {
        if (_channels.Count >= MaxChannels)
            throw new ProtocolException($"The server put this client into more than {MaxChannels} channels.");

        return _channels[name] = new ChannelView(name);
    }

    public void RemoveChannel(string name) => _channels.Remove(name);

    public void RenameChannel(string oldName, string newName)
    {
        if (!_channels.Remove(oldName, out var channel))
            return;

        channel.Name = newName;
        _channels[newName] = channel;
    }
}
