using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Networking;

/// <summary>The HTTP request that turns a connection into a WebSocket (RFC 6455), as far as a server needs to understand it.</summary>
internal static class WebSocketUpgrade
{
    /// <summary>The protocols of IRCv3: lines as text frames, or as binary ones.</summary>
    public const string TextProtocol = "text.ircv3.net";
    public const string BinaryProtocol = "binary.ircv3.net";

    private const int MaxRequestBytes = 8192;
    private const int KeyBytes = 16;
    private const string KeySuffix = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    /// <summary>Answers the request.</summary>
    /// <returns>The lines that the frames hold; null when the request was refused.</returns>
    public static async Task<WebSocketLineStream?> AcceptAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (await ReadRequestAsync(stream, cancellationToken) is not var (request, rest))
            return null;
        if (FindKey(request) is not { } key)
        {
            await stream.WriteAsync("HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), cancellationToken);
            return null;
        }

        var protocol = ChooseProtocol(Header(request, "Sec-WebSocket-Protocol"));
        var response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Accept: {AcceptKey(key)}\r\n"
            + (protocol is null ? string.Empty : $"Sec-WebSocket-Protocol: {protocol}\r\n") + "\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(response), cancellationToken);

        var socket = WebSocket.CreateFromStream(
            rest.Length == 0 ? stream : new PrefixedStream(rest, stream),
            new WebSocketCreationOptions { IsServer = true, SubProtocol = protocol, KeepAliveInterval = TimeSpan.Zero });
        return new WebSocketLineStream(socket, protocol == BinaryProtocol ? WebSocketMessageType.Binary : WebSocketMessageType.Text);
    }

    /// <summary>The first of the client's protocols that is known; null when it names none, and then frames are text.</summary>
    public static string? ChooseProtocol(string? offered) =>
        offered?.Split(',', StringSplitOptions.TrimEntries).FirstOrDefault(name => name is TextProtocol or BinaryProtocol);

    /// <summary>The answer that proves that the server knows WebSockets.</summary>
    public static string AcceptKey(string key)
    {
#pragma warning disable CA5350 // RFC 6455 wants SHA-1 here; it protects nothing.
        return Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + KeySuffix)));
#pragma warning restore CA5350
    }

    /// <summary>The client's key, if this is a request to become a WebSocket.</summary>
    public static string? FindKey(IReadOnlyList<string> request)
    {
        var isUpgrade = request.Count > 0 && request[0].StartsWith("GET ", StringComparison.Ordinal) && request[0].EndsWith(" HTTP/1.1", StringComparison.Ordinal)
            && Has(Header(request, "Connection"), "upgrade") && Has(Header(request, "Upgrade"), "websocket")
            && Header(request, "Sec-WebSocket-Version") == "13";
        var key = Header(request, "Sec-WebSocket-Key");
        Span<byte> decoded = stackalloc byte[KeyBytes + 2];
        return isUpgrade && key is not null && Convert.TryFromBase64String(key, decoded, out var length) && length == KeyBytes ? key : null;
    }

    private static string? Header(IReadOnlyList<string> request, string name) => request.Skip(1)
        .Select(line => line.Split(':', 2))
        .Where(parts => parts.Length == 2 && parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(parts => parts[1].Trim())
        .FirstOrDefault();

    private static bool Has(string? list, string token) =>
        list?.Split(',', StringSplitOptions.TrimEntries).Contains(token, StringComparer.OrdinalIgnoreCase) == true;

    private static async Task<(string[] Lines, byte[] Left)?> ReadRequestAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxRequestBytes];
        var length = 0;
        while (length < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken);
            if (count == 0)
                return null;

            length += count;
            var end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
                return (Encoding.Latin1.GetString(buffer, 0, end).Split("\r\n"), buffer[(end + 4)..length]);
        }

        return null;
    }
}
