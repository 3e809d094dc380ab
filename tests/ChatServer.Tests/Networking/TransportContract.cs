using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Networking;

/// <summary>What clients can rely on over real sockets: the same tests on each transport.</summary>
public abstract class TransportContract : IAsyncDisposable
{
    private readonly TestServer _server;

    private protected TransportContract(TransportKind transport) => _server = new TestServer(new ChatOptions
    {
        ServerName = "chat.test",
        Transport = transport,
        ShutdownGraceSeconds = 1,
        Listeners = [new ListenerOptions { Address = "127.0.0.1", Port = 6667, Tls = false }, new ListenerOptions()],
        Connections = new ConnectionOptions { ExemptAddresses = ["127.0.0.1"], HandshakeTimeoutSeconds = 1 },
        Limits = new LimitOptions { CommandsPerSecond = 0, SendQueueBytes = 65_536 },
    });

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_client_over_tls_13_is_served()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await client.RegisterAsync("alice");
        await client.WriteAsync("PING :it works\r\n");
        Assert.Equal(":chat.test PONG chat.test :it works", await client.ReadLineAsync());
    }

    [Fact]
    public async Task The_host_name_that_a_client_asks_for_is_known()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await client.WriteAsync("CAP LS 302\r\n");
        Assert.Contains(" sts=duration=", await client.ReadUntilAsync("sts="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_12_is_refused() =>
        await Assert.ThrowsAnyAsync<Exception>(async () => await (await _server.ConnectSecurelyAsync(SslProtocols.Tls12)).DisposeAsync());

    [Fact]
    public async Task Plain_text_is_refused()
    {
        using var socket = await _server.ConnectAsync();
        await socket.SendAsync("NICK alice\r\nUSER a 0 * :a\r\n"u8.ToArray());
        Assert.DoesNotContain("001", Encoding.UTF8.GetString(await ReceiveToEndAsync(socket)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_finish_the_handshake_is_closed()
    {
        using var socket = await _server.ConnectAsync();
        await socket.SendAsync(new byte[] { 0x16, 0x03, 0x01 });
        Assert.Empty(await ReceiveToEndAsync(socket));
    }

    [Fact]
    public async Task Lines_may_come_in_any_pieces()
    {
        const string Text = "NICK alice\r\nUSER alice 0 * :Alice\r\nPING :é 😀 end\r\n";
        await using var client = await _server.ConnectSecurelyAsync();
        foreach (var single in Encoding.UTF8.GetBytes(Text))
            await client.Stream.WriteAsync(new[] { single }, TestContext.Current.CancellationToken);
        Assert.Equal(":chat.test PONG chat.test :é 😀 end", await client.ReadUntilAsync("PONG"));
    }

    [Fact]
    public async Task A_thousand_lines_at_once_are_answered_in_order()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await client.RegisterAsync("alice");
        await client.WriteAsync(string.Concat(Enumerable.Range(0, 1_000).Select(i => $"PING {i}\r\n")));
        for (var i = 0; i < 1_000; i++)
            Assert.Equal($":chat.test PONG chat.test {i}", await client.ReadLineAsync());
    }

    [Fact]
    public async Task A_record_of_16_kib_is_taken_whole()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await client.RegisterAsync("alice");
        await client.WriteAsync(string.Concat(Enumerable.Range(0, 1_200).Select(i => $"PING {i:0000000}\r\n"))[..16_384]);
        Assert.Equal(":chat.test PONG chat.test 0001000", await client.ReadUntilAsync("0001000"));
    }

    [Fact]
    public async Task A_client_that_says_goodbye_to_tls_is_gone()
    {
        await using var alice = await JoinedAsync("alice");
        await using var bob = await JoinedAsync("bob");
        await ((SslStream)bob.Stream).ShutdownAsync();
        Assert.EndsWith("QUIT :Connection closed", await alice.ReadUntilAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quit_gets_its_last_words_and_then_the_end()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await client.WriteAsync("QUIT :done\r\n");
        Assert.Equal("ERROR :Closing link: (Quit: done)", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Too_much_without_a_line_end_ends_the_connection()
    {
        await using var client = await _server.ConnectSecurelyAsync();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var i = 0; i < 1_000; i++)
                await client.WriteAsync(new string('x', 1_000));
            await client.ReadToEndAsync();
            throw new IOException("The server closed.");
        });
    }

    [Fact]
    public async Task A_reset_connection_quits_for_its_user()
    {
        await using var alice = await JoinedAsync("alice");
        await using var bob = await JoinedAsync("bob");
        bob.Socket.LingerState = new LingerOption(true, 0);
        bob.Socket.Close();
        Assert.StartsWith(":bob!bob@", await alice.ReadUntilAsync("QUIT"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_disconnected_and_others_go_on()
    {
        await using var alice = await JoinedAsync("alice");
        await using var slow = await JoinedAsync("slow");
        var text = new string('x', 400);
        await alice.ReadUntilAsync("JOIN");
        var quit = alice.ReadUntilAsync("SendQ exceeded");
        while (!quit.IsCompleted)
            await alice.WriteAsync(string.Concat(Enumerable.Repeat($"PRIVMSG #lobby :{text}\r\n", 50)));
        Assert.StartsWith(":slow!slow@", await quit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clients_certificate_is_its_identity()
    {
        using var certificate = MakeCertificate();
        await using (var first = await _server.ConnectSecurelyAsync(certificate: certificate))
        {
            await first.RegisterAsync("alice");
            await first.WriteAsync("PRIVMSG alice :to myself\r\nQUIT\r\n");
            await first.ReadToEndAsync();
        }

        await using var again = await _server.ConnectSecurelyAsync(certificate: certificate);
        await again.RegisterAsync("somebody");
        await again.WriteAsync("CHATHISTORY LATEST alice * 10\r\n");
        Assert.EndsWith("PRIVMSG alice :to myself", await again.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clients_certificate_makes_the_server_fetch_nothing()
    {
        using var elsewhere = new TcpListener(System.Net.IPAddress.Loopback, 0);
        elsewhere.Start();
        using var certificate = MakeCertificate($"http://127.0.0.1:{((System.Net.IPEndPoint)elsewhere.LocalEndpoint).Port}/issuer");
        await using var client = await _server.ConnectSecurelyAsync(certificate: certificate);
        await client.RegisterAsync("alice");
        Assert.False(elsewhere.Pending());
    }

    [Fact]
    public async Task Stopping_says_goodbye_and_ends()
    {
        await using var client = await JoinedAsync("alice");
        await _server.StopAsync();
        Assert.Equal("ERROR :Closing link: (The server is shutting down)", await client.ReadToEndAsync());
    }

    [Fact]
    public async Task Five_hundred_connections_that_are_cut_off_leave_nothing_behind()
    {
        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(async i =>
            {
                if (i % 2 == 0)
                {
                    (await _server.ConnectAsync()).Dispose();
                    return;
                }

                await using var client = await _server.ConnectSecurelyAsync();
                await client.WriteAsync("NICK half");
            }));
        }

        await using var last = await _server.ConnectSecurelyAsync();
        await last.RegisterAsync("alice");
        string counts;
        do
        {
            await last.WriteAsync("LUSERS\r\n");
            counts = await last.ReadUntilAsync(" 253 ");
        }
        while (!counts.Contains(" 253 alice 0 ", StringComparison.Ordinal));
    }

    private async Task<TestClient> JoinedAsync(string nick)
    {
        var client = await _server.ConnectSecurelyAsync();
        await client.RegisterAsync(nick);
        await client.WriteAsync("JOIN #lobby\r\n");
        await client.ReadUntilAsync(" 366 ");
        return client;
    }

    /// <summary>Everything until the server closes or resets.</summary>
    private static async Task<byte[]> ReceiveToEndAsync(Socket socket)
    {
        using var received = new MemoryStream();
        try
        {
            using var stream = new NetworkStream(socket);
            await stream.CopyToAsync(received, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Reset is an end, too.
        }

        return received.ToArray();
    }

    private static X509Certificate2 MakeCertificate(string? issuerUrl = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256);
        if (issuerUrl is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [issuerUrl]));
            using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var issuer = new X500DistinguishedName("CN=unknown issuer");
            using var issued = request.Create(
                issuer, X509SignatureGenerator.CreateForECDsa(issuerKey), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1]);
            using var withKey = issued.CopyWithPrivateKey(key);
            return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), password: null);
        }

        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pfx), password: null);
    }
}
