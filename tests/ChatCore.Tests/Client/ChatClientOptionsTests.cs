using System.Net;
using ChatCore.Client;
using ChatCore.Security;

namespace ChatCore.Tests.Client;

public sealed class ChatClientOptionsTests
{
    private static readonly ChatClientOptions Good = new() { Server = new ServerEndpoint("localhost"), Nick = "alice" };

    public static TheoryData<string, ChatClientOptions> Bad => new()
    {
        { "Server.Port", Good with { Server = new ServerEndpoint("localhost", 0) } },
        { "ConnectTo.Port", Good with { ConnectTo = new ServerEndpoint("localhost", 65_536) } },
        { "Server", Good with { Server = new ServerEndpoint(" ") } },
        { "Nick", Good with { Nick = "two words" } },
        { "UserName", Good with { UserName = "a b" } },
        { "RealName", Good with { RealName = "a\nb" } },
        { "Password", Good with { Password = "a\rb" } },
        { "Account", Good with { Account = new ClientAccount("two words", "a secret") } },
        { "Account", Good with { Account = new ClientAccount("alice", "a\nb") } },
        { "Introduction", Good with { Introduction = new GatewayIntroduction("two words", IPAddress.Loopback, IsSecure: true) } },
        { "Introduction", Good with { Introduction = new GatewayIntroduction("gateway", IPAddress.Loopback, IsSecure: true, "two words") } },
        { "Channels", Good with { Channels = ["#good", "#a,#b"] } },
        { "ConnectTimeout", Good with { ConnectTimeout = TimeSpan.Zero } },
        { "RegistrationTimeout", Good with { RegistrationTimeout = TimeSpan.FromMinutes(3) } },
        { "KeepAlive", Good with { KeepAlive = TimeSpan.FromSeconds(4) } },
        { "OutboxLimit", Good with { OutboxLimit = 10_001 } },
        { "MetadataKeys", Good with { MetadataKeys = ["two words"] } },
        { "MetadataKeys", Good with { MetadataKeys = [.. Enumerable.Repeat("webchat/pins", 21)] } },
        { "HistoryOnJoin", Good with { HistoryOnJoin = -1 } },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void What_is_not_allowed_is_named(string name, ChatClientOptions options)
    {
        var refused = Assert.ThrowsAny<ArgumentException>(() => new ChatClient(options, new InMemoryPinStore()));
        Assert.Equal(name, refused.ParamName);
    }

    [Fact]
    public void A_value_out_of_range_is_shown_with_the_range()
    {
        var refused = Assert.ThrowsAny<ArgumentException>(() => new ChatClient(Good with { OutboxLimit = 0 }, new InMemoryPinStore()));
        Assert.Contains("OutboxLimit is 0; allowed is 1 to 10000.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_never_started_ends_quietly()
    {
        var client = new ChatClient(Good, new InMemoryPinStore());
        Assert.IsType<ConnectionState.Idle>(client.State);
        await client.DisposeAsync();
        Assert.IsType<ConnectionState.Stopped>(client.State);
        Assert.Throws<InvalidOperationException>(client.Start);
        client.Join("#after-the-end-nothing-happens");
    }
}
