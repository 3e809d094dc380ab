using System.Text;
using System.Threading.Channels;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Networking;

/// <summary>IRCv3 <c>webirc</c>, and PROXY lines.</summary>
public sealed class IntroductionTests
{
    private const string Password = "correct-horse";
    private readonly Channel<EngineInput> _inputs = System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();
    private readonly FakeTransportConnection _transport = new("the gateway's own");

    [Theory]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7 :secure remote-port=1", "203.0.113.7", true)]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7 :local-port=6697 secure=examplevalue123", "203.0.113.7", true)]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7 secure", "203.0.113.7", true)]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7 :insecure", "203.0.113.7", false)]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7", "203.0.113.7", false)]
    [InlineData("WEBIRC secret gateway 203.0.113.7 203.0.113.7", "203.0.113.7", false)]
    [InlineData("WEBIRC secret gateway host.example 0::1", "::1", false)]
    [InlineData("PROXY TCP4 203.0.113.7 127.0.0.1 1 2", "203.0.113.7", true)]
    public async Task A_trusted_gateway_tells_where_its_user_comes_from(string line, string address, bool isSecure)
    {
        await SayAsync(line + "\r\nCAP LS 302\r\n");
        var told = Assert.IsType<OriginTold>(Next());
        Assert.Equal((address, isSecure), (told.Origin.Address, told.Origin.IsSecure));
        Assert.Equal("CAP", Assert.Single(Assert.IsType<LinesReceived>(Next()).Lines).Message!.Verb);
    }

    [Fact]
    public async Task A_user_is_only_secure_if_the_gateway_is()
    {
        _transport.IsSecure = false;
        await SayAsync("WEBIRC secret gateway host.example 203.0.113.7 secure\r\n");
        Assert.False(Assert.IsType<OriginTold>(Next()).Origin.IsSecure);
    }

    [Fact]
    public async Task What_others_see_is_made_of_the_address_and_not_of_the_host_that_was_named()
    {
        await SayAsync("WEBIRC secret gateway host.example 203.0.113.7\r\n");
        Assert.EndsWith(".cloak", Assert.IsType<OriginTold>(Next()).Origin.Host, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gateways_certificate_is_not_its_users()
    {
        await SayAsync("WEBIRC secret gateway host.example 203.0.113.7 secure\r\n");
        var origin = Assert.IsType<OriginTold>(Next()).Origin;
        Assert.Null(origin.CertificateFingerprint);
        Assert.Null(origin.RequestedHost);
    }

    [Theory]
    [InlineData("certfp-sha-256=the-gateways-own", null)]
    [InlineData("certfp-sha-256=", null)]
    [InlineData("certfp-sha-256=another", null)]
    [InlineData("secure certfp-sha-256=1a2b", "1a2b")]
    public async Task The_certificate_is_the_users_if_the_gateway_shows_it_and_says_so(string flags, string? certificate)
    {
        await SayAsync($"WEBIRC secret gateway host.example 203.0.113.7 :{flags}\r\n", shown: new FakeTransportConnection(certificate ?? "1a2b"));
        Assert.Equal(certificate, Assert.IsType<OriginTold>(Next()).Origin.CertificateFingerprint);
    }

    [Fact]
    public async Task Webirc_from_anybody_else_ends_the_connection()
    {
        await SayAsync("WEBIRC secret gateway host.example 203.0.113.7\r\nNICK alice\r\n", trusted: "10.0.0.0/8");
        AssertRefused("ERROR :Closing link: (You are no gateway of this server)");
    }

    [Fact]
    public async Task A_proxy_line_from_anybody_else_is_a_command_like_another()
    {
        await SayAsync("PROXY TCP4 203.0.113.7 127.0.0.1 1 2\r\n", trusted: "10.0.0.0/8");
        Assert.IsType<LinesReceived>(Next());
    }

    [Theory]
    [InlineData("WEBIRC wrong gateway host.example 203.0.113.7")]
    [InlineData("WEBIRC")]
    public async Task A_wrong_password_ends_the_connection(string line)
    {
        await SayAsync($"{line}\r\nNICK alice\r\n", password: Password);
        AssertRefused("ERROR :Closing link: (Invalid WebIRC password)");
    }

    [Fact]
    public async Task The_right_password_is_taken()
    {
        await SayAsync($"WEBIRC {Password} gateway host.example 203.0.113.7\r\n", password: Password);
        Assert.IsType<OriginTold>(Next());
    }

    [Theory]
    [InlineData("WEBIRC secret gateway host.example nowhere")]
    [InlineData("WEBIRC secret gateway 203.0.113.7")]
    public async Task A_word_that_is_not_understood_ends_the_connection(string line)
    {
        await SayAsync(line + "\r\n");
        AssertRefused("ERROR :Closing link: (The gateway's word for your address is not understood)");
    }

    [Fact]
    public async Task Only_the_first_line_counts()
    {
        await SayAsync("NICK alice\r\nWEBIRC secret gateway host.example 203.0.113.7\r\n");
        Assert.Equal(2, Assert.IsType<LinesReceived>(Next()).Lines.Count);
    }

    private void AssertRefused(string error)
    {
        Assert.False(_inputs.Reader.TryRead(out _));
        Assert.Equal([error], _transport.Lines);
        Assert.True(_transport.IsClosing);
    }

    private async Task SayAsync(string text, string trusted = "127.0.0.1", string? password = null, FakeTransportConnection? shown = null)
    {
        var transport = shown ?? _transport;
        var options = new ChatOptions
        {
            ServerName = "chat.test",
            Connections = new ConnectionOptions { TrustedProxies = [trusted], WebIrcPassword = password },
        };
        var limiter = new AddressLimiter(options.Connections);
        limiter.TryEnter(transport.RemoteAddress);
        var acceptor = new ConnectionAcceptor(
            new ConnectionTable(10), limiter, new HostCloak(new byte[32]), options, _inputs.Writer, new FakeTimeProvider(), NullLogger<ConnectionAcceptor>.Instance);
        var handler = await acceptor.AcceptAsync(transport, TestContext.Current.CancellationToken);
        Assert.IsType<ConnectionOpened>(Next());
        await handler!.OnReceivedAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
    }

    private EngineInput Next() => _inputs.Reader.TryRead(out var input) ? input : throw new InvalidOperationException("Nothing came.");
}
