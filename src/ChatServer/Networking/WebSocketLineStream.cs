using System.Net.WebSockets;

namespace ChatServer.Networking;

/// <summary>
/// The bytes of a WebSocket as the rest of the server knows them: each message is a line that ends with CR LF, and each line written is a
/// message without it.
/// </summary>
internal sealed class WebSocketLineStream(WebSocket socket, WebSocketMessageType messages) : ForwardOnlyStream
{
    private const int ChunkBytes = 4096;
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    /// <summary>Received and not yet read.</summary>
    private ReadOnlyMemory<byte> _received;
    private bool _isClosed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_received.IsEmpty && !_isClosed)
            await ReceiveAsync(cancellationToken);

        var count = Math.Min(buffer.Length, _received.Length);
        _received[..count].CopyTo(buffer);
        _received = _received[count..];
        return count;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                var end = buffer.Span.IndexOf((byte)'\n');
                var line = end < 0 ? buffer : buffer[..end];
                buffer = end < 0 ? default : buffer[(end + 1)..];
                await socket.SendAsync(line.TrimEnd((byte)'\r'), messages, endOfMessage: true, cancellationToken);
            }
        }
        catch (WebSocketException gone)
        {
            throw new IOException("The WebSocket is gone.", gone);
        }
    }

    /// <summary>Tells the client that nothing more comes.</summary>
    public async Task SayGoodbyeAsync()
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
    }

    public override void Flush()
    {
        // Every line is sent at once.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            socket.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var chunk = new byte[ChunkBytes];
            var result = await socket.ReceiveAsync(chunk.AsMemory(0, ChunkBytes - LineEnd.Length), cancellationToken);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                _isClosed = true;
                return;
            }

            var length = result.Count;
            if (result.EndOfMessage)
            {
                LineEnd.CopyTo(chunk, length);
                length += LineEnd.Length;
            }

            _received = chunk.AsMemory(0, length);
        }
        catch (WebSocketException gone)
        {
            throw new IOException("The WebSocket is gone.", gone);
        }
    }
}
