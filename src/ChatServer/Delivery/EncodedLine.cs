using ChatCore.Protocol;

namespace ChatServer.Delivery;

/// <summary>
/// A message that many may get: encoded once for each set of capabilities that shows it differently. Used by one thread at a time: the engine
/// makes it, the delivery stage encodes it.
/// </summary>
internal sealed class EncodedLine(OutgoingMessage message)
{
    private readonly Capability _relevant = message.Relevant();
    private (Capability Capabilities, byte[] Bytes)[] _variants = [];

    public OutgoingMessage Message { get; } = message;

    /// <summary>The bytes for a receiver with these capabilities; none when it is not to see the message.</summary>
    public byte[] For(Capability capabilities)
    {
        var shown = capabilities & _relevant;
        foreach (var (known, bytes) in _variants)
        {
            if (known == shown)
                return bytes;
        }

        var encoded = Encode(shown);
        _variants = [.. _variants, (shown, encoded)];
        return encoded;
    }

    private byte[] Encode(Capability shown)
    {
        var lines = Message.For(shown);
        return lines.Count == 1
            ? MessageWriter.ToBytes(lines[0], shown)
            : [.. lines.SelectMany(line => MessageWriter.ToBytes(line, shown))];
    }
}
