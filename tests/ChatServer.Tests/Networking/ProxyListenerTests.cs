using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Networking;

/// <summary>Listeners behind a proxy: whose address counts, and who is turned away.</summary>
public sealed class ProxyListenerTests
{
    private const string Header = "PROXY TCP4 203.0.113.9 127.0.0.1 65533 6697\r\n";

    private static readonly ChatOptions Trusting = new()
    {
        ServerName = "chat.test",
        ShutdownGraceSeconds = 1,
        Connections = new ConnectionOptions { TrustedProxies = ["127.0.0.1"] },
    };

    [Theory]
    [InlineData("optional")]
    [InlineData("required")]
    public async Task A_header_before_TLS_names_the_client(string mode)
    {
        await using var server = new TestServer(Trusting, mode);
        await using var client = await server.ConnectSecurelyAsync(before: Header);
        Assert.Equal("203.0.113.9", await AddressOfAsync(client));
    }

    [Theory]
    [InlineData("optional")]
    [InlineData("required")]
    public async Task A_proxy_that_encrypts_its_own_way_tells_it_first_inside_TLS(string mode)
    {
        await using var server = new TestServer(Trusting, mode);
        await using var client = await server.ConnectSecurelyAsync();
        await client.WriteAsync(Header);
        Assert.Equal("203.0.113.9", await AddressOfAsync(client));
    }

    [Fact]
    public async Task Without_a_header_that_is_required_nobody_is_served()
    {
        await using var server = new TestServer(Trusting, "required");
        await using var client = await server.ConnectSecurelyAsync();
        await client.WriteAsync("NICK alice\r\nUSER alice 0 * :alice\r\n");
        await RequireEndAsync(client);
    }

    [Fact]
    public async Task A_second_header_is_not_believed()
    {
        await using var server = new TestServer(Trusting, "required");
        await using var client = await server.ConnectSecurelyAsync(before: Header);
        await client.WriteAsync("PROXY TCP4 198.51.100.7 127.0.0.1 65533 6697\r\n");
        Assert.Equal("203.0.113.9", await AddressOfAsync(client));
    }

    [Fact]
    public async Task An_address_that_is_not_trusted_is_turned_away_where_a_header_is_required()
    {
        await using var server = new TestServer(Trusting with { Connections = new ConnectionOptions() }, "required");
        using var socket = await server.ConnectAsync();
        var buffer = new byte[1];
        Assert.Equal(0, await socket.ReceiveAsync(buffer));
    }

    private static async Task<string> AddressOfAsync(TestClient client)
    {
        await client.RegisterAsync("alice");
        await client.WriteAsync("WHOIS alice\r\n");
        return (await client.ReadUntilAsync(" 338 ")).Split(' ')[5];
    }

    private static async Task RequireEndAsync(TestClient client)
    {
        try
        {
            var last = await client.ReadToEndAsync();
            Assert.True(last is null || last.StartsWith("ERROR", StringComparison.Ordinal), last);
        }
        catch (IOException)
        {
            // Closed without a word: as good.
        }
    }
}
