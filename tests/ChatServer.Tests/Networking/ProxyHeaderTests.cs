using System.Net;
using System.Text;
using ChatServer.Networking;

namespace ChatServer.Tests.Networking;

public sealed class ProxyHeaderTests
{
    private const string Signature = "\r\n\r\n\0\r\nQUIT\n";

    [Theory]
    [InlineData("PROXY TCP4 1.2.3.4 127.0.0.1 65533 6667\r\n", "1.2.3.4")]
    [InlineData("PROXY TCP6 2001:db8::1 ::1 65533 6667\r\n", "2001:db8::1")]
    [InlineData("PROXY UNKNOWN\r\n", null)]
    [InlineData(Signature + "\x21\x11\0\x0c\x01\x02\x03\x04\x7f\0\0\x01\0\0\0\0", "1.2.3.4")]
    [InlineData(Signature + "\x20\0\0\0", null)]
    public async Task A_header_names_the_client_and_nothing_after_it_is_read(string header, string? client)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(header + "NICK"));
        var read = await ProxyHeader.ReadAsync(stream, TestContext.Current.CancellationToken);
        Assert.Equal(ProxyHeaderResult.Found, read.Result);
        Assert.Equal(client is null ? null : IPAddress.Parse(client), read.Client);
        Assert.Equal(header.Length, stream.Position);
    }

    [Theory]
    [InlineData("NICK alice\r\n")]
    [InlineData("PRO")]
    [InlineData("")]
    public async Task Without_a_header_the_bytes_are_given_back(string text)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text));
        var read = await ProxyHeader.ReadAsync(stream, TestContext.Current.CancellationToken);
        Assert.Equal(ProxyHeaderResult.None, read.Result);
        using var whole = new StreamReader(new PrefixedStream(read.Read, stream));
        Assert.Equal(text, await whole.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("PROXY TCP4 nonsense 127.0.0.1 1 2\r\n")]
    [InlineData("PROXY TCP4 1.2.3.4\r\n")]
    [InlineData("PROXY TCP4 1.2.3.4 127.0.0.1 1 2\n")]
    [InlineData("PROXY TCP4 1.2.3.4 127.0.0.1 1 22222222222222222222222222222222222222222222222222222222222222222222222222222222222222222\r\n")]
    [InlineData(Signature + "\x21\x11\0\x04\x01\x02\x03\x04")]
    [InlineData(Signature + "\x11\x11\0\0")]
    public async Task A_header_that_makes_no_sense_is_broken(string header)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(header));
        Assert.Equal(ProxyHeaderResult.Broken, (await ProxyHeader.ReadAsync(stream, TestContext.Current.CancellationToken)).Result);
    }
}
