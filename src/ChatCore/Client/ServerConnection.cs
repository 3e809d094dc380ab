using System.Buffers;
using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>What one read from a server brought.</summary>
/// <param name="Messages">The lines, in order.</param>
/// <param name="Unreadable">How many lines were too long or no messages, and were dropped.</param>
/// <param name="IsEnd">Whether the server closed its side.</param>
internal sealed record ReadResult(IReadOnlyList<Message> Messages, int Unreadable, bool IsEnd);

/// <summary>One TLS connection to a server: lines in, lines out. One reader and one writer at a time.</summary>
internal sealed class ServerConnection(Stream stream, TrustVerdict verdict) : IAsyncDisposable
{
    /// <summary>Generous, because other servers' lines may be longer than ours.</summary>
    private const int MaxLineBytes = 8192;

    private readonly LineFramer _framer = new(MaxLineBytes, MessageTags.MaxBytes, 8 * MaxLineBytes);
    private readonly ArrayBufferWriter<byte> _outgoing = new();
    private readonly byte[] _incoming = new byte[16 * 1024];

    /// <summary>Why the server's certificate was accepted.</summary>
    public TrustVerdict Verdict => verdict;

    /// <summary>Puts a line into the next flush.</summary>
    public void Queue(Message message, Capability capabilities) => MessageWriter.Write(_outgoing, message, capabilities);

    /// <summary>Whether lines wait for a flush.</summary>
    public bool HasQueued => _outgoing.WrittenCount > 0;

    /// <summary>Writes everything queued at once.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_outgoing.WrittenMemory, cancellationToken).ConfigureAwait(false);
        _outgoing.ResetWrittenCount();
    }

    /// <summary>Waits for bytes and gives the lines that they complete, possibly none.</summary>
    /// <exception cref="IOException">The connection is broken.</exception>
    /// <exception cref="ProtocolException">A line has no end.</exception>
    public async Task<ReadResult> ReadAsync(CancellationToken cancellationToken)
    {
        var length = await stream.ReadAsync(_incoming, cancellationToken).ConfigureAwait(false);
        return length == 0 ? new ReadResult([], 0, IsEnd: true) : Parse(_incoming.AsSpan(0, length));
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private ReadResult Parse(ReadOnlySpan<byte> input)
    {
        var messages = new List<Message>();
        var unreadable = 0;
        while (true)
        {
            switch (_framer.TryReadLine(ref input, out var line))
            {
                case FrameResult.Incomplete:
                    return new ReadResult(messages, unreadable, IsEnd: false);
                case FrameResult.Line when MessageParser.TryParse(line, out var message) is var error:
                    if (message is not null)
                        messages.Add(message);
                    else if (error != ParseError.Empty)
                        unreadable++;
                    break;
                case FrameResult.TooLong:
                    unreadable++;
                    break;
            }
        }
    }
}
