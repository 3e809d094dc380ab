using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;
using ChatServer.Networking;

namespace ChatServer.Tests.Networking;

public sealed class WebSocketTests
{
    private const string Key = "dGhlIHNhbXBsZSBub25jZQ==";

    private static readonly string[] Request =
    [
        "GET / HTTP/1.1", "Host: chat.test", "Upgrade: WebSocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13", $"Sec-WebSocket-Key: {Key}",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_answer_to_a_key_is_that_of_the_standard() =>
        Assert.Equal("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", WebSocketUpgrade.AcceptKey(Key));

    [Fact]
    public void A_request_to_upgrade_is_known() => Assert.Equal(Key, WebSocketUpgrade.FindKey(Request));

    [Theory]
    [InlineData(0, "POST / HTTP/1.1")]
    [InlineData(0, "GET / HTTP/1.0")]
    [InlineData(2, "Upgrade: h2c")]
    [InlineData(3, "Connection: close")]
    [InlineData(4, "Sec-WebSocket-Version: 8")]
    [InlineData(5, "Sec-WebSocket-Key: c2hvcnQ=")]
    [InlineData(5, "Sec-WebSocket-Key: not base64")]
    public void Anything_else_is_none(int index, string line) =>
        Assert.Null(WebSocketUpgrade.FindKey([.. Request.Select((known, i) => i == index ? line : known)]));

    [Theory]
    [InlineData("binary.ircv3.net, text.ircv3.net", "binary.ircv3.net")]
    [InlineData("mqtt, text.ircv3.net", "text.ircv3.net")]
    [InlineData("mqtt", null)]
    [InlineData(null, null)]
    public void The_clients_first_known_protocol_is_taken(string? offered, string? chosen) =>
        Assert.Equal(chosen, WebSocketUpgrade.ChooseProtocol(offered));

    [Theory]
    [InlineData("text.ircv3.net", WebSocketMessageType.Text)]
    [InlineData("binary.ircv3.net", WebSocketMessageType.Binary)]
    public async Task Messages_are_lines_both_ways(string protocol, WebSocketMessageType type)
    {
        var (server, client) = Connect();
        var accepting = WebSocketUpgrade.AcceptAsync(server, Token);
        await client.WriteAsync(Encoding.ASCII.GetBytes(string.Join("\r\n", Request) + $"\r\nSec-WebSocket-Protocol: {protocol}\r\n\r\n"), Token);
        var lines = (await accepting)!;
        Assert.Contains($"Sec-WebSocket-Protocol: {protocol}\r\n", await ReadHeaderAsync(client), StringComparison.Ordinal);

        using var socket = WebSocket.CreateFromStream(client, isServer: false, protocol, Timeout.InfiniteTimeSpan);
        await socket.SendAsync("NICK alice"u8.ToArray(), type, endOfMessage: true, Token);
        Assert.Equal("NICK alice\r\n", await ReadAsync(lines));

        await lines.WriteAsync("PING 1\r\nPING 2\r\n"u8.ToArray(), Token);
        Assert.Equal(("PING 1", type), await ReceiveAsync(socket));
        Assert.Equal(("PING 2", type), await ReceiveAsync(socket));

        await lines.SayGoodbyeAsync();
        Assert.Equal(WebSocketMessageType.Close, (await socket.ReceiveAsync(new byte[10], Token)).MessageType);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Token);
        Assert.Equal(string.Empty, await ReadAsync(lines));
    }

    [Fact]
    public async Task Other_requests_are_told_what_is_needed()
    {
        var (server, client) = Connect();
        await client.WriteAsync("GET / HTTP/1.1\r\nHost: chat.test\r\n\r\n"u8.ToArray(), Token);
        Assert.Null(await WebSocketUpgrade.AcceptAsync(server, Token));
        Assert.StartsWith("HTTP/1.1 426 ", await ReadHeaderAsync(client), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, Token));
    }

    private static async Task<(string, WebSocketMessageType)> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[1000];
        var result = await socket.ReceiveAsync(buffer, Token);
        Assert.True(result.EndOfMessage);
        return (Encoding.UTF8.GetString(buffer, 0, result.Count), result.MessageType);
    }

    private static async Task<string> ReadHeaderAsync(Stream stream)
    {
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, Token) == 1)
            header.Append((char)one[0]);
        return header.ToString();
    }

    /// <summary>Two ends of a connection without a socket.</summary>
    private static (Stream Server, Stream Client) Connect()
    {
        var (up, down) = (new Pipe(), new Pipe());
        return (new Duplex(up.Reader.AsStream(), down.Writer.AsStream()), new Duplex(down.Reader.AsStream(), up.Writer.AsStream()));
    }

    private sealed class Duplex(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            input.ReadAsync(buffer, cancellationToken);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            output.WriteAsync(buffer, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => output.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => output.FlushAsync(cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
