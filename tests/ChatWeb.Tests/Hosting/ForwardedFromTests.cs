using System.Net;
using ChatCore.Client;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Hosting;

public sealed class ForwardedFromTests
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.9")]
    [InlineData("::1", "203.0.113.9")]
    [InlineData("::ffff:127.0.0.1", "203.0.113.9")]
    [InlineData("198.51.100.1", "198.51.100.1")]
    public async Task The_visitors_address_is_believed_from_this_machine_and_from_nobody_else(string peer, string counted)
    {
        using var gateway = new Gateway { Peer = IPAddress.Parse(peer) };
        Assert.Equal(counted, await SignInAsync(gateway, "203.0.113.9"));
    }

    [Theory]
    [InlineData("198.51.100.1", "203.0.113.9")]
    [InlineData("198.51.101.1", "198.51.101.1")]
    [InlineData("127.0.0.1", "127.0.0.1")]
    public async Task Configured_proxies_take_the_place_of_this_machine(string peer, string counted)
    {
        using var gateway = new Gateway { Peer = IPAddress.Parse(peer) }.With("TrustedProxies:0", "198.51.100.0/24");
        Assert.Equal(counted, await SignInAsync(gateway, "203.0.113.9"));
    }

    [Fact]
    public async Task What_the_visitor_claims_itself_before_a_proxy_is_not_believed()
    {
        using var gateway = new Gateway();
        Assert.Equal("203.0.113.9", await SignInAsync(gateway, "192.0.2.77, 203.0.113.9"));
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("198.51.100.1", false)]
    public async Task Cookies_are_secure_when_a_trusted_proxy_says_that_the_visitor_came_by_HTTPS(string peer, bool isSecure)
    {
        using var gateway = new Gateway { Peer = IPAddress.Parse(peer) };
        using var browser = gateway.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await browser.GetAsync("/", TestContext.Current.CancellationToken);
        var cookie = page.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("webchat.form=", StringComparison.Ordinal));
        Assert.Equal(isSecure, cookie.Contains("secure", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_wants_to_know_is_told_the_whole_address()
    {
        using var gateway = new Gateway().With("Servers:0:Name", "127.0.0.1").With("Servers:0:IntroduceUsers", "true");
        await SignInAsync(gateway, "2001:db8::1:2:3:4");
        Assert.Equal(
            new GatewayIntroduction("webchat", IPAddress.Parse("2001:db8::1:2:3:4"), IsSecure: false),
            gateway.ChatServer.Made.Single().Request.Introduction);
    }

    [Fact]
    public async Task Other_servers_are_told_nothing()
    {
        using var gateway = new Gateway();
        await SignInAsync(gateway, "203.0.113.9");
        Assert.Null(gateway.ChatServer.Made.Single().Request.Introduction);
    }

    /// <returns>The address that the session is counted under.</returns>
    private static async Task<string> SignInAsync(Gateway gateway, string forwardedFor)
    {
        using var browser = gateway.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        using var response = await Gateway.SignInAsync(browser);
        Assert.Equal("/chat", response.Headers.Location?.ToString());
        return gateway.ChatServer.Made.Single().Request.ClientAddress;
    }
}
