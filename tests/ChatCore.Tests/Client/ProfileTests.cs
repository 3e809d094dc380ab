using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class ProfileTests
{
    private const string Offered = "batch labeled-response draft/metadata-2";

    [Fact]
    public async Task Profiles_are_subscribed_to_and_changes_told()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync(Offered);
        await peer.ExpectLineAsync("METADATA * SUB display-name color status");
        await peer.SendAsync(
            ":srv 770 alice display-name color status", ":bob!b@h METADATA bob display-name * :Bob Dobbs", ":srv METADATA bob status *",
            ":srv METADATA bob avatar * :https://example.org/b.png", $":srv METADATA bob status * :{new string('x', 600)}", ":srv 761 alice alice color * :#0b6e5f");
        Assert.Equal(new ClientEvent.ProfileChanged("bob", "display-name", "Bob Dobbs"), await client.NextAsync<ClientEvent.ProfileChanged>());
        Assert.Equal(new ClientEvent.ProfileChanged("bob", "status", null), await client.NextAsync<ClientEvent.ProfileChanged>());
        Assert.Equal(new ClientEvent.ProfileChanged("alice", "color", "#0b6e5f"), await client.NextAsync<ClientEvent.ProfileChanged>());
    }

    [Fact]
    public async Task What_a_channel_knows_already_is_asked_for_when_the_server_says_so()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var last = peer;
        await peer.SendAsync(":srv 774 alice #lobby", ":srv 774 alice #elsewhere");
        await peer.ExpectLineAsync("METADATA #lobby SYNC");
    }

    [Fact]
    public async Task The_own_profile_and_real_name_are_told_again_after_a_lost_connection()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync(Offered);
            await peer.ExpectAsync("METADATA");
            await client.NextStateAsync<ConnectionState.Online>();
            client.Client.SetProfile(ProfileKeys.Status, "at lunch\r\nQUIT");
            client.Client.SetProfile(ProfileKeys.Color, "#0b6e5f");
            client.Client.SetProfile(ProfileKeys.Color, null);
            client.Client.SetRealName("Alice A.");
            await peer.ExpectLineAsync("METADATA * SET status :at lunch QUIT");
            await peer.ExpectLineAsync("METADATA * SET color #0b6e5f");
            await peer.ExpectLineAsync("METADATA * SET color");
            await peer.ExpectLineAsync("SETNAME :Alice A.");
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.ExpectAsync("CAP");
        await again.ExpectAsync("NICK");
        Assert.Equal("Alice A.", (await again.ExpectAsync("USER"))[3]);
        await again.SendAsync($":srv CAP * LS :{Offered}");
        await again.SendAsync($":srv CAP * ACK :{(await again.ExpectAsync("CAP"))[1]}");
        await again.ExpectAsync("CAP");
        await again.WelcomeAsync("alice");
        await again.ExpectLineAsync("METADATA * SUB display-name color status");
        await again.ExpectLineAsync("METADATA * SET status :at lunch QUIT");
    }

    [Fact]
    public async Task A_key_that_is_none_is_refused_before_it_is_sent()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        Assert.Throws<ArgumentException>(() => client.Client.SetProfile("avatar\r\nQUIT", "x"));
        Assert.Throws<ArgumentException>(() => client.Client.SetRealName(" "));
    }
}
