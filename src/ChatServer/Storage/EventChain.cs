using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Storage;

/// <summary>
/// The chain that makes a log tamper-evident: each entry has a sequence number without gaps and a SHA-256 over the hash before it and all
/// of the entry. Whoever changes, drops or inserts one breaks every hash after it.
/// </summary>
internal static class EventChain
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    /// <summary>Where this thread puts entries together; it grows to the longest so far, and those are bounded.</summary>
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _workspace;

    /// <summary>The hash before the first entry of a log.</summary>
    public static byte[] Start(string log) => SHA256.HashData(Encoding.UTF8.GetBytes(log));

    /// <summary>The hash of an entry at its place in the log.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, long sequence, LogEntry entry)
    {
        var input = _workspace ??= new ArrayBufferWriter<byte>(1_024);
        input.ResetWrittenCount();
        input.Write(previous);
        WriteInt64(input, sequence);
        WriteInt64(input, entry.Id.Value);
        WriteInt64(input, (long)entry.Kind);
        WriteText(input, entry.Source.ToString());
        WriteText(input, entry.Target);
        WriteText(input, entry.Text);
        WriteText(input, entry.Tags);
        if (entry.Sender.Length > 0 || entry.Refers != default)
        {
            WriteText(input, entry.Sender);
            WriteInt64(input, entry.Refers.Value);
        }

        return SHA256.HashData(input.WrittenSpan);
    }

    private static void WriteInt64(ArrayBufferWriter<byte> output, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(output.GetSpan(sizeof(long)), value);
        output.Advance(sizeof(long));
    }

    /// <summary>The length goes first: no two entries have the same bytes.</summary>
    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        WriteInt64(output, Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, output);
    }
}
