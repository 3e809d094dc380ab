using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ChatCore.Client;
using ChatCore.Security;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class TrustAndConnectTests
{
    [Fact]
    public async Task An_unknown_certificate_stops_the_client_with_nothing_sent()
    {
        using var server = new ScriptedServer();
        await using var client = TestClient.Start(server.Endpoint, new InMemoryPinStore());
        var sent = await server.WhatIsSentAsync();
        Assert.Equal(new StopReason.UnknownServer(server.Fingerprint), await client.NextStopAsync());
        Assert.Empty(sent);
        Assert.False(await client.Client.Events.WaitToReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_an_untrusted_certificate_points_to_is_not_fetched()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        using var server = new ScriptedServer(TestCertificate.CreateIssued(new Uri($"http://{elsewhere.LocalEndpoint}/issuer.cer")));
        await using var client = TestClient.Start(server.Endpoint, new InMemoryPinStore());
        await server.WhatIsSentAsync();
        Assert.Equal(new StopReason.UnknownServer(server.Fingerprint), await client.NextStopAsync());
        Assert.False(elsewhere.Pending());
    }

    [Fact]
    public async Task A_changed_key_stops_the_client_with_nothing_sent()
    {
        using var server = new ScriptedServer();
        var old = server.Fingerprint;
        await using var client = await TestClient.StartAsync(server, options => options with { Password = "secret" });
        server.ChangeKey();
        var sent = await server.WhatIsSentAsync();
        Assert.Equal(new StopReason.ServerKeyChanged(old, server.Fingerprint), await client.NextStopAsync());
        Assert.Empty(sent);
    }

    [Fact]
    public async Task A_key_that_changes_while_the_connection_is_lost_stops_the_client()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync();
            await client.NextStateAsync<ConnectionState.Online>();
        }

        server.ChangeKey();
        await client.ReconnectAsync();
        Assert.Empty(await server.WhatIsSentAsync());
        Assert.IsType<StopReason.ServerKeyChanged>(await client.NextStopAsync());
    }

    [Fact]
    public async Task A_pinned_server_is_trusted_and_shown_the_same_certificate_each_time()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        string? shown;
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync();
            shown = peer.ClientCertificateHash;
            Assert.IsType<TrustVerdict.TrustedByPin>((await client.NextAsync<ClientEvent.Registered>()).Verdict);
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        Assert.NotNull(shown);
        Assert.Equal(shown, again.ClientCertificateHash);
    }

    [Fact]
    public async Task Tls_1_2_is_not_good_enough()
    {
        using var server = new ScriptedServer { Protocols = SslProtocols.Tls12 };
        await using var client = await TestClient.StartAsync(server);
        await Assert.ThrowsAnyAsync<Exception>(server.AcceptAsync);
        await ExpectUnreachableAsync(client, ConnectFailure.NotTls13);
    }

    [Fact]
    public async Task Plain_text_is_not_good_enough()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        using var socket = await server.AcceptSocketAsync();
        await socket.SendAsync(Encoding.ASCII.GetBytes(":srv NOTICE * :*** Looking up your hostname\r\n"), TestContext.Current.CancellationToken);
        await ExpectUnreachableAsync(client, ConnectFailure.NotTls13);
    }

    [Fact]
    public async Task Nobody_listening_is_told_as_such()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var client = TestClient.Start(new ServerEndpoint("127.0.0.1", port), new InMemoryPinStore());
        await ExpectUnreachableAsync(client, ConnectFailure.ConnectionRefused);
    }

    [Fact]
    public async Task A_name_without_an_address_is_told_as_such()
    {
        await using var client = TestClient.Start(new ServerEndpoint("no-such-host.invalid"), new InMemoryPinStore());
        await ExpectUnreachableAsync(client, ConnectFailure.HostNotFound);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_time_allowed()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        using var socket = await server.AcceptSocketAsync();
        client.Time.Advance(TimeSpan.FromSeconds(10));
        await ExpectUnreachableAsync(client, ConnectFailure.TimedOut);
    }

    [Fact]
    public async Task A_tls_server_of_another_protocol_is_no_chat_server()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.SendAsync("HTTP/1.1 400 Bad Request", "Connection: close", "");
        await ExpectUnreachableAsync(client, ConnectFailure.NotAChatServer);
    }

    [Fact]
    public async Task A_server_that_hangs_up_before_the_welcome_is_no_chat_server()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await (await server.AcceptAsync()).DisposeAsync();
        await ExpectUnreachableAsync(client, ConnectFailure.NotAChatServer);
    }

    [Fact]
    public async Task A_pin_file_that_cannot_be_read_stops_the_client_and_names_the_file()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(path, "{", TestContext.Current.CancellationToken);
        try
        {
            using var server = new ScriptedServer();
            using var pins = new FilePinStore(path);
            await using var client = TestClient.Start(server.Endpoint, pins);
            Assert.Contains(path, (await ExpectUnreachableAsync(client, ConnectFailure.NetworkError)).Detail, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task The_socket_goes_where_ConnectTo_says_while_the_pin_is_the_named_servers()
    {
        using var server = new ScriptedServer();
        var named = new ServerEndpoint("chat.example", 6697);
        var pins = new InMemoryPinStore();
        await pins.RememberAsync(named, server.Fingerprint, TestContext.Current.CancellationToken);
        await using var client = TestClient.Start(named, pins, options => options with { ConnectTo = server.Endpoint });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
    }

    private static async Task<StopReason.Unreachable> ExpectUnreachableAsync(TestClient client, ConnectFailure failure)
    {
        var unreachable = Assert.IsType<StopReason.Unreachable>(await client.NextStopAsync());
        Assert.True(failure == unreachable.Failure, unreachable.ToString());
        Assert.NotEmpty(unreachable.Detail);
        return unreachable;
    }
}
