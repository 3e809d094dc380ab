using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class MetadataTests
{
    private const string Key = "webchat/pins";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_keys_that_the_owner_wants_are_subscribed_to_and_their_values_told()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, options => options with { Channels = ["#lobby"], MetadataKeys = [Key] });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync($"{ScriptedPeer.AllCapabilities} draft/metadata-2");
        await peer.ExpectLineAsync("METADATA * SUB display-name color status");
        await peer.ExpectLineAsync($"METADATA * SUB {Key}");
        await peer.ExpectLineAsync("JOIN #lobby");
        await peer.SendAsync($":bob!b@h METADATA #lobby {Key} * :a,b", $":srv 766 alice #lobby {Key} :The key is not set", $":srv 761 alice #lobby {Key} * :c");

        Assert.Equal(new ClientEvent.MetadataChanged("#lobby", Key, "a,b"), await client.NextAsync<ClientEvent.MetadataChanged>());
        Assert.Equal(new ClientEvent.MetadataChanged("#lobby", Key, null), await client.NextAsync<ClientEvent.MetadataChanged>());
        Assert.Equal(new ClientEvent.MetadataChanged("#lobby", Key, "c"), await client.NextAsync<ClientEvent.MetadataChanged>());
    }

    [Fact]
    public async Task What_the_server_tells_only_later_is_asked_for()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        await peer.SendAsync(":srv 774 alice #lobby");
        await peer.ExpectLineAsync("METADATA #lobby SYNC");
    }

    [Fact]
    public async Task Without_keys_or_without_the_capability_nothing_is_asked()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, options => options with { Channels = ["#lobby"], MetadataKeys = [Key] });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await peer.ExpectLineAsync("JOIN #lobby");
    }

    [Fact]
    public async Task A_value_is_set_and_taken_away_and_a_refusal_reaches_the_caller()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var setting = client.Client.SetMetadataAsync("#lobby", Key, "a\nb", Stop);
        var request = await peer.ExpectAsync("METADATA");
        Assert.Equal(["#lobby", "SET", Key, "a b"], request.Parameters);
        await peer.SendAsync($"@label={request.Tags.Find("label")} :srv 761 alice #lobby {Key} * :a b");
        await setting.WithinDeadline("an answer");
        Assert.Equal("a b", (await client.NextAsync<ClientEvent.MetadataChanged>()).Value);

        var clearing = client.Client.SetMetadataAsync("#lobby", Key, null, Stop);
        request = await peer.ExpectAsync("METADATA");
        Assert.Equal(["#lobby", "SET", Key], request.Parameters);
        await peer.SendAsync($"@label={request.Tags.Find("label")} FAIL METADATA KEY_NO_PERMISSION #lobby {Key} :You may not change this");
        Assert.Equal("KEY_NO_PERMISSION", (await Assert.ThrowsAsync<RequestRefusedException>(() => clearing.WithinDeadline("an answer"))).Code);
    }
}
