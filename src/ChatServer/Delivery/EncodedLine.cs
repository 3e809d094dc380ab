using ChatCore.Protocol;

namespace ChatServer.Delivery;

/// <summary>
/// A line that many may get: encoded once for each set of capabilities that shows different tags. Used by one thread at a time: the engine
/// makes it, the delivery stage encodes it.
/// </summary>
internal sealed class EncodedLine(Message message)
{
    private const Capability Visible =
        Capability.MessageTags | Capability.ServerTime | Capability.Batch | Capability.LabeledResponse | Capability.AccountTag;

    private readonly Capability _relevant = Relevant(message.Tags);
    private (Capability Capabilities, byte[] Bytes)[] _variants = [];

    public Message Message { get; } = message;

    /// <summary>The bytes for a receiver with these capabilities.</summary>
    public byte[] For(Capability capabilities)
    {
        var shown = capabilities & _relevant;
        foreach (var (known, bytes) in _variants)
        {
            if (known == shown)
                return bytes;
        }

        var encoded = MessageWriter.ToBytes(Message, shown);
        _variants = [.. _variants, (shown, encoded)];
        return encoded;
    }

    private static Capability Relevant(MessageTags tags)
    {
        var relevant = Capability.None;
        foreach (var (key, _) in tags.AsSpan())
            relevant |= TagNames.Required(key);
        return relevant & Visible;
    }
}
