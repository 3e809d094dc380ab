using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatCore.Client;
using ChatCore.Security;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_client_asks_for_what_is_offered_and_known_and_tells_who_it_is()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Password = "a secret", UserName = "al", RealName = "Alice A." });
        await using var peer = await server.AcceptAsync();
        await peer.ExpectLineAsync("CAP LS 302");
        await peer.ExpectLineAsync("PASS :a secret");
        await peer.ExpectLineAsync("NICK alice");
        await peer.ExpectLineAsync("USER al 0 * :Alice A.");
        await peer.SendAsync(":srv CAP * LS * :sts=port=6697 server-time", ":srv CAP * LS :batch=x unheard-of");
        await peer.ExpectLineAsync("CAP REQ :server-time batch");
        await peer.SendAsync(":srv CAP * ACK :server-time batch");
        await peer.ExpectLineAsync("CAP END");
        await peer.WelcomeAsync("alice", "NETWORK=Testnet");

        var registered = await client.NextAsync<ClientEvent.Registered>();
        Assert.Equal(("alice", "srv"), (registered.Nick, registered.ServerName));
        Assert.Equal("Testnet", (await client.NextAsync<ClientEvent.ISupportChanged>()).Support.Network);
        await client.NextStateAsync<ConnectionState.Online>();
        Assert.Equal("Testnet", client.Client.Support.Network);
        Assert.IsType<ConnectionState.Online>(client.Client.State);
    }

    [Theory]
    [InlineData("203.0.113.7", true, "a-secret", "WEBIRC a-secret webchat 203.0.113.7 203.0.113.7 secure")]
    [InlineData("::ffff:203.0.113.7", false, null, "WEBIRC * webchat 203.0.113.7 203.0.113.7")]
    [InlineData("::1", true, null, "WEBIRC * webchat 0::1 0::1 secure")]
    public async Task A_gateway_says_before_anything_else_whom_it_connects_for(string address, bool isSecure, string? password, string line)
    {
        using var server = new ScriptedServer();
        var introduction = new GatewayIntroduction("webchat", IPAddress.Parse(address), isSecure, password);
        await using var client = await TestClient.StartAsync(server, o => o with { Introduction = introduction });
        await using var peer = await server.AcceptAsync();
        await peer.ExpectLineAsync(line);
        await peer.ExpectLineAsync("CAP LS 302");
    }

    [Fact]
    public async Task A_gateway_names_the_certificate_that_the_user_alone_has()
    {
        using var server = new ScriptedServer();
        using var certificate = SelfSignedCertificate.ForClient("user", TimeSpan.FromDays(1), TimeProvider.System);
        var introduction = new GatewayIntroduction("webchat", IPAddress.Parse("203.0.113.7"), IsSecure: true);
        await using var client = await TestClient.StartAsync(server, o => o with { Introduction = introduction, Certificate = certificate });
        await using var peer = await server.AcceptAsync();
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));
        await peer.ExpectLineAsync($"WEBIRC * webchat 203.0.113.7 203.0.113.7 :secure certfp-sha-256={fingerprint}");
    }

    [Fact]
    public async Task A_server_without_capabilities_will_do()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.ExpectAsync("CAP");
        await peer.SendAsync(":srv 421 * CAP :Unknown command");
        await peer.ExpectAsync("NICK");
        await peer.ExpectAsync("USER");
        await peer.WelcomeAsync("alice");
        await client.NextStateAsync<ConnectionState.Online>();
    }

    [Fact]
    public async Task An_account_is_proven_before_the_negotiation_ends()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Account = new ClientAccount("alice", "a secret") });
        await using var peer = await server.AcceptAsync();
        await AskForSaslAsync(peer, "sasl=PLAIN,EXTERNAL");
        await peer.ExpectLineAsync("AUTHENTICATE PLAIN");
        await peer.SendAsync("AUTHENTICATE +");
        await peer.ExpectLineAsync($"AUTHENTICATE {Convert.ToBase64String("\0alice\0a secret"u8)}");
        await peer.SendAsync(":srv 900 alice alice!alice@host alice :You are now logged in", ":srv 903 alice :SASL authentication successful");
        await peer.ExpectLineAsync("CAP END");
        await peer.WelcomeAsync("alice");
        await client.NextStateAsync<ConnectionState.Online>();
    }

    [Fact]
    public async Task The_password_stays_with_the_client_where_the_server_can_do_without_it()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Account = new ClientAccount("alice", "a secret") });
        await using var peer = await server.AcceptAsync();
        await AskForSaslAsync(peer, "sasl=PLAIN,SCRAM-SHA-256");
        await peer.ExpectLineAsync("AUTHENTICATE SCRAM-SHA-256");
        await peer.SendAsync("AUTHENTICATE +");
        var first = (await peer.ExpectAsync("AUTHENTICATE"))[0];
        Assert.StartsWith("n,,n=alice,r=", Encoding.UTF8.GetString(Convert.FromBase64String(first)), StringComparison.Ordinal);
        await peer.SendAsync("AUTHENTICATE !nonsense!");
        await peer.ExpectLineAsync("AUTHENTICATE *");
    }

    [Fact]
    public async Task A_client_that_cannot_log_in_stops_and_is_no_guest()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Account = new ClientAccount("alice", "wrong") });
        await using var peer = await server.AcceptAsync();
        await AskForSaslAsync(peer, "sasl=PLAIN");
        await peer.ExpectLineAsync("AUTHENTICATE PLAIN");
        await peer.SendAsync(":srv 904 alice :Account or password is wrong");
        var stopped = await client.NextStateAsync<ConnectionState.Stopped>();
        Assert.Equal(new StopReason.Refused("904", "Account or password is wrong"), stopped.Reason);
    }

    [Fact]
    public async Task A_client_with_an_account_stops_at_a_server_without_accounts()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Account = new ClientAccount("alice", "a secret") });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        var stopped = await client.NextStateAsync<ConnectionState.Stopped>();
        Assert.Equal("904", Assert.IsType<StopReason.Refused>(stopped.Reason).Code);
    }

    private static async Task AskForSaslAsync(ScriptedPeer peer, string offered)
    {
        await peer.ExpectLineAsync("CAP LS 302");
        await peer.ExpectAsync("NICK");
        await peer.ExpectAsync("USER");
        await peer.SendAsync($":srv CAP * LS :{offered}");
        await peer.ExpectLineAsync("CAP REQ sasl");
        await peer.SendAsync(":srv CAP * ACK :sasl");
    }

    [Fact]
    public async Task A_taken_nickname_gets_an_underscore()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.SendAsync(":srv CAP * LS :");
        for (var i = 0; i < 4; i++)
            await peer.ReadAsync();
        await peer.SendAsync(":srv 433 * alice :Nickname is already in use");
        await peer.ExpectLineAsync("NICK alice_");
        await peer.WelcomeAsync("alice_");
        Assert.Equal("alice_", (await client.NextAsync<ClientEvent.Registered>()).Nick);
        Assert.Equal("alice_", client.Client.Nick);
    }

    [Fact]
    public async Task A_taken_nickname_of_the_longest_length_is_shortened_for_the_underscore_and_its_refusal_is_not_the_end()
    {
        var nick = new string('n', 32);
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Nick = nick });
        await using (var peer = await server.AcceptAsync())
            await peer.RegisterAsync(support: "NICKLEN=32");
        await client.ReconnectAsync();
        await using (var peer = await server.AcceptAsync())
        {
            await peer.ExpectAsync("CAP");
            await peer.ExpectLineAsync($"NICK {nick}");
            await peer.ExpectAsync("USER");
            await peer.SendAsync(":srv 433 * x :Nickname is already in use");
            await peer.ExpectLineAsync($"NICK {nick[1..]}_");
            await peer.SendAsync(":srv 432 * x :Erroneous nickname");
            await peer.ExpectEndAsync();
        }

        Assert.Contains("Erroneous nickname", (await client.ReconnectAsync()).Reason, StringComparison.Ordinal);
        await using var last = await server.AcceptAsync();
        Assert.Equal(nick, await last.RegisterAsync());
        await client.NextStateAsync<ConnectionState.Online>();
    }

    [Fact]
    public async Task The_servers_own_limit_of_nicknames_is_kept_to()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Nick = "alexandra9" });
        await using (var peer = await server.AcceptAsync())
            await peer.RegisterAsync(support: "NICKLEN=10");
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.ExpectAsync("CAP");
        await again.ExpectLineAsync("NICK alexandra9");
        await again.ExpectAsync("USER");
        await again.SendAsync(":srv 433 * x :Nickname is already in use");
        await again.ExpectLineAsync("NICK alexandra_");
    }

    [Fact]
    public async Task After_five_taken_nicknames_the_client_stops()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.ExpectAsync("CAP");
        await peer.ExpectAsync("NICK");
        await peer.ExpectAsync("USER");
        for (var i = 1; i <= 5; i++)
        {
            await peer.SendAsync(":srv 433 * x :Nickname is already in use");
            await peer.ExpectLineAsync("NICK alice" + new string('_', i));
        }

        await peer.SendAsync(":srv 433 * x :Nickname is already in use");
        Assert.Equal(new StopReason.Refused("433", "Nickname is already in use"), await client.NextStopAsync());
    }

    [Theory]
    [InlineData(":srv 464 alice :Password incorrect", "464", "Password incorrect")]
    [InlineData(":srv 465 alice :You are banned", "465", "You are banned")]
    [InlineData(":srv 432 * alice :Erroneous nickname", "432", "Erroneous nickname")]
    [InlineData("ERROR :Too many connections", "ERROR", "Too many connections")]
    [InlineData(":srv FAIL * ACCOUNT_REQUIRED :Log in first", "ACCOUNT_REQUIRED", "Log in first")]
    public async Task A_refusal_stops_the_client_with_the_servers_words(string line, string code, string text)
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.SendAsync(line, "ERROR :Closing link");
        Assert.Equal(new StopReason.Refused(code, text), await client.NextStopAsync());
    }

    [Fact]
    public async Task A_server_that_is_busy_when_the_client_returns_is_tried_again()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
            await peer.RegisterAsync();
        await client.ReconnectAsync();
        await using (var peer = await server.AcceptAsync())
            await peer.SendAsync("ERROR :Server is starting");

        var waiting = await client.ReconnectAsync();
        Assert.Equal(2, waiting.Attempt);
        Assert.Contains("Server is starting", waiting.Reason, StringComparison.Ordinal);
        await using var last = await server.AcceptAsync();
        await last.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
    }

    [Fact]
    public async Task A_welcome_that_does_not_come_is_not_waited_for_for_ever()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.ExpectAsync("CAP");
        client.Time.Advance(TimeSpan.FromSeconds(15));
        var unreachable = Assert.IsType<StopReason.Unreachable>(await client.NextStopAsync());
        Assert.Equal(ConnectFailure.NotAChatServer, unreachable.Failure);
    }

    [Fact]
    public async Task A_nickname_with_accents_is_tried_without_where_the_server_does_not_take_it()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Nick = "José" });
        await using var peer = await server.AcceptAsync();
        await peer.SendAsync(":srv CAP * LS :");
        for (var i = 0; i < 4; i++)
            await peer.ReadAsync();
        await peer.SendAsync(":srv 432 * José :This nickname is not allowed");
        await peer.ExpectLineAsync("NICK Jose");
    }
}
