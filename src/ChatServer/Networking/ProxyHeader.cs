using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace ChatServer.Networking;

/// <summary>
/// What stands at the beginning of a connection that comes through a proxy (PROXY protocol, versions 1 and 2): the client's address.
/// </summary>
/// <param name="Result">What was found.</param>
/// <param name="Client">The client's address; null when the proxy speaks for itself or does not know.</param>
/// <param name="Read">The bytes read that belong to no header.</param>
internal sealed record ProxyHeader(ProxyHeaderResult Result, IPAddress? Client, byte[] Read)
{
    private const int MaxTextBytes = 107;
    private const int MaxBinaryBytes = 2048;
    private const int FixedBinaryBytes = 4;

    private static readonly byte[] Text = "PROXY "u8.ToArray();
    private static readonly byte[] Binary = "\r\n\r\n\0\r\nQUIT\n"u8.ToArray();

    /// <summary>Reads the header and not a byte more: what comes after it may be TLS.</summary>
    public static async Task<ProxyHeader> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var read = new List<byte>();
        while (await TakeAsync(stream, read, cancellationToken))
        {
            if (IsAll(read, Text))
                return await ReadTextAsync(stream, read, cancellationToken);
            if (IsAll(read, Binary))
                return await ReadBinaryAsync(stream, cancellationToken);
            if (!IsStartOf(read, Text) && !IsStartOf(read, Binary))
                return new ProxyHeader(ProxyHeaderResult.None, null, [.. read]);
        }

        return new ProxyHeader(ProxyHeaderResult.None, null, [.. read]);
    }

    /// <summary>The address in the first version's line, without its end: <c>PROXY TCP4 client proxy port port</c>.</summary>
    public static bool TryParseText(string line, out IPAddress? client)
    {
        client = null;
        return line.Split(' ') switch
        {
            ["PROXY", "UNKNOWN", ..] => true,
            ["PROXY", "TCP4" or "TCP6", var from, _, _, _] => IPAddress.TryParse(from, out client),
            _ => false,
        };
    }

    private static async Task<ProxyHeader> ReadTextAsync(Stream stream, List<byte> read, CancellationToken cancellationToken)
    {
        while (read[^1] != '\n' && read.Count < MaxTextBytes)
        {
            if (!await TakeAsync(stream, read, cancellationToken))
                return Broken;
        }

        var line = Encoding.ASCII.GetString([.. read]);
        return line.EndsWith("\r\n", StringComparison.Ordinal) && TryParseText(line[..^2], out var client)
            ? new ProxyHeader(ProxyHeaderResult.Found, client, [])
            : Broken;
    }

    private static async Task<ProxyHeader> ReadBinaryAsync(Stream stream, CancellationToken cancellationToken)
    {
        var fixedPart = new byte[FixedBinaryBytes];
        await stream.ReadExactlyAsync(fixedPart, cancellationToken);
        var length = BinaryPrimitives.ReadUInt16BigEndian(fixedPart.AsSpan(2));
        if (length > MaxBinaryBytes)
            return Broken;

        var addresses = new byte[length];
        await stream.ReadExactlyAsync(addresses, cancellationToken);
        return (Version: fixedPart[0] >> 4, Command: fixedPart[0] & 0xF, Family: fixedPart[1] >> 4) switch
        {
            { Version: 2, Command: 0 } => new ProxyHeader(ProxyHeaderResult.Found, null, []),
            { Version: 2, Command: 1, Family: 1 } when length >= 12 => new ProxyHeader(ProxyHeaderResult.Found, new IPAddress(addresses.AsSpan(0, 4)), []),
            { Version: 2, Command: 1, Family: 2 } when length >= 36 => new ProxyHeader(ProxyHeaderResult.Found, new IPAddress(addresses.AsSpan(0, 16)), []),
            { Version: 2, Command: 1, Family: 0 } => new ProxyHeader(ProxyHeaderResult.Found, null, []),
            _ => Broken,
        };
    }

    private static ProxyHeader Broken => new(ProxyHeaderResult.Broken, null, []);

    private static async ValueTask<bool> TakeAsync(Stream stream, List<byte> read, CancellationToken cancellationToken)
    {
        var one = new byte[1];
        if (await stream.ReadAsync(one, cancellationToken) == 0)
            return false;
        read.Add(one[0]);
        return true;
    }

    private static bool IsAll(List<byte> read, byte[] signature) => read.Count == signature.Length && IsStartOf(read, signature);

    private static bool IsStartOf(List<byte> read, byte[] signature) =>
        read.Count <= signature.Length && read.SequenceEqual(signature.Take(read.Count));
}

/// <summary>What stands at the beginning of a connection.</summary>
internal enum ProxyHeaderResult
{
    None,
    Found,
    Broken,
}
