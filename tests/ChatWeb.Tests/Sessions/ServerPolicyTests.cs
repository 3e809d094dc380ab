using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Options;

namespace ChatWeb.Tests.Sessions;

public sealed class ServerPolicyTests
{
    private readonly GatewayOptions _options = new();
    private readonly FakeResolver _network = new();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Without_configuration_loopback_on_the_standard_port_is_listed(string host) =>
        Assert.IsType<ServerDecision.Allowed>(await DecideAsync(host));

    [Fact]
    public async Task The_machines_own_address_counts_as_loopback_on_a_listed_port()
    {
        var allowed = Assert.IsType<ServerDecision.Allowed>(await DecideAsync("198.51.100.7"));
        Assert.Equal(("198.51.100.7", "127.0.0.1"), (allowed.Server.Host, allowed.ConnectTo?.Host));
        Assert.Equal(ServerRefusal.NotListed, await RefusalAsync("198.51.100.7", 6698));
        Assert.Equal(ServerRefusal.NotListed, await RefusalAsync("198.51.100.8"));
    }

    [Fact]
    public async Task A_listed_server_is_reached_where_the_operator_says_and_keeps_its_name()
    {
        List(new ListedServer { Name = "127.0.0.1", ConnectTo = "chatserver:7000", Fingerprint = new string('A', 64), IntroduceUsers = true, WebIrcPassword = "a-secret" });
        var allowed = Assert.IsType<ServerDecision.Allowed>(await DecideAsync("127.0.0.1"));
        Assert.Equal((true, "a-secret"), (allowed.IntroducesUsers, allowed.WebIrcPassword));

        Assert.Equal(new ServerEndpoint("127.0.0.1"), allowed.Server);
        Assert.Equal(new ServerEndpoint("chatserver", 7000), allowed.ConnectTo);
        Assert.Equal(Samples.Fingerprint('A'), allowed.Pinned);
    }

    [Theory]
    [InlineData("chat.example.org")]
    [InlineData("203.0.113.9")]
    [InlineData("10.0.0.1")]
    public async Task By_default_nothing_else_is_allowed_and_nothing_is_looked_up(string host)
    {
        Assert.Equal(ServerRefusal.NotListed, await RefusalAsync(host));
        Assert.Empty(_network.Asked);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.example.0x1")]
    [InlineData("user@host")]
    [InlineData("host/path")]
    [InlineData("fe80::1%eth0")]
    [InlineData("a..b")]
    [InlineData("-a.example")]
    [InlineData("bücher.example")]
    [InlineData("host:6697")]
    public async Task Odd_spellings_are_no_hosts(string host)
    {
        _options.AllowAnyServer = true;
        Assert.Equal(ServerRefusal.MalformedHost, await RefusalAsync(host));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:a9fe:a9fe")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("::a9fe:a9fe")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1")]
    [InlineData("100.100.100.200")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("ff02::1")]
    [InlineData("metadata.google.internal")]
    [InlineData("Metadata.Google.Internal.")]
    public async Task Some_addresses_are_never_a_chat_server(string host)
    {
        (_options.AllowAnyServer, _options.AllowPrivateAddresses) = (true, true);
        Assert.Equal(ServerRefusal.ForbiddenAddress, await RefusalAsync(host));
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("93.184.216.34", "169.254.169.254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("fd00:ec2::254")]
    public async Task A_name_that_points_to_one_of_them_is_refused_too(params string[] addresses)
    {
        (_options.AllowAnyServer, _options.AllowPrivateAddresses) = (true, true);
        _network.Names["innocent.example"] = addresses;
        Assert.Equal(ServerRefusal.ForbiddenAddress, await RefusalAsync("innocent.example"));
    }

    [Theory]
    [InlineData("127.0.0.1", 7000)]
    [InlineData("::1", 7000)]
    [InlineData("10.1.2.3", 6697)]
    [InlineData("192.168.0.1", 6697)]
    [InlineData("100.64.0.1", 6697)]
    [InlineData("fd12::1", 6697)]
    [InlineData("::ffff:10.0.0.1", 6697)]
    [InlineData("64:ff9b::a00:1", 6697)]
    [InlineData("inside.example", 6697)]
    [InlineData("198.51.100.7", 7000)]
    public async Task Private_addresses_need_the_operators_word(string host, int port)
    {
        _options.AllowAnyServer = true;
        _network.Names["inside.example"] = ["93.184.216.34", "10.9.9.9"];
        Assert.Equal(ServerRefusal.PrivateAddress, await RefusalAsync(host, port));

        _options.AllowPrivateAddresses = true;
        Assert.IsType<ServerDecision.Allowed>(await DecideAsync(host, port));
    }

    [Fact]
    public async Task The_socket_goes_to_the_address_that_was_checked()
    {
        _options.AllowAnyServer = true;
        _network.Names["chat.example.org"] = ["2001:db8::1", "93.184.216.34"];
        var allowed = Assert.IsType<ServerDecision.Allowed>(await DecideAsync("Chat.Example.org."));

        Assert.Equal("chat.example.org", allowed.Server.Host);
        Assert.Equal(new ServerEndpoint("93.184.216.34"), allowed.ConnectTo);
        Assert.Equal(["chat.example.org"], _network.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(65_536)]
    [InlineData(22)]
    [InlineData(25)]
    public async Task Ports_of_other_services_are_refused(int port)
    {
        _options.AllowAnyServer = true;
        Assert.Equal(ServerRefusal.Port, await RefusalAsync("93.184.216.34", port));
    }

    [Fact]
    public async Task A_name_without_an_address_is_said_to_be_unknown()
    {
        _options.AllowAnyServer = true;
        Assert.Equal(ServerRefusal.UnknownHost, await RefusalAsync("nowhere.example"));
    }

    [Fact]
    public async Task Even_a_listed_name_never_leads_to_a_metadata_service()
    {
        List(new ListedServer { Name = "chat.example.org" });
        _network.Names["chat.example.org"] = ["169.254.169.254"];
        Assert.Equal(ServerRefusal.ForbiddenAddress, await RefusalAsync("chat.example.org"));
    }

    private void List(ListedServer server) => _options.Servers.Add(server);

    private Task<ServerDecision> DecideAsync(string host, int port = 6697) =>
        new ServerPolicy(Options.Create(_options), _network).DecideAsync(host, port, TestContext.Current.CancellationToken);

    private async Task<ServerRefusal> RefusalAsync(string host, int port = 6697) => Assert.IsType<ServerDecision.Refused>(await DecideAsync(host, port)).Why;
}
