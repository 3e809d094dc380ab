using System.Text;
using System.Threading.Channels;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Networking;

public sealed class IntroductionTests
{
    private readonly Channel<EngineInput> _inputs = System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();
    private readonly FakeTransportConnection _transport = new();

    [Theory]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7 :secure remote-port=1", true)]
    [InlineData("WEBIRC secret gateway host.example 203.0.113.7", false)]
    [InlineData("PROXY TCP4 203.0.113.7 127.0.0.1 1 2", true)]
    public async Task A_trusted_gateway_tells_where_its_user_comes_from(string line, bool isSecure)
    {
        await SayAsync("127.0.0.1", line + "\r\nNICK alice\r\n");
        var told = Assert.IsType<OriginTold>(Next());
        Assert.Equal(("203.0.113.7", isSecure), (told.Origin.Address, told.Origin.IsSecure));
        Assert.Equal("NICK", Assert.Single(Assert.IsType<LinesReceived>(Next()).Lines).Message!.Verb);
    }

    [Fact]
    public async Task Nobody_else_is_believed()
    {
        await SayAsync("10.0.0.0/8", "WEBIRC secret gateway host.example 203.0.113.7\r\n");
        Assert.IsType<LinesReceived>(Next());
    }

    [Fact]
    public async Task Only_the_first_line_counts()
    {
        await SayAsync("127.0.0.1", "NICK alice\r\nWEBIRC secret gateway host.example 203.0.113.7\r\n");
        Assert.Equal(2, Assert.IsType<LinesReceived>(Next()).Lines.Count);
    }

    [Fact]
    public async Task A_word_that_is_not_understood_ends_the_connection()
    {
        await SayAsync("127.0.0.1", "WEBIRC secret gateway host.example nowhere\r\n");
        Assert.False(_inputs.Reader.TryRead(out _));
        Assert.StartsWith("ERROR :", Assert.Single(_transport.Lines), StringComparison.Ordinal);
        Assert.True(_transport.IsClosing);
    }

    private async Task SayAsync(string trusted, string text)
    {
        var options = new ChatOptions { ServerName = "chat.test", Connections = new ConnectionOptions { TrustedProxies = [trusted] } };
        var limiter = new AddressLimiter(options.Connections);
        limiter.TryEnter(_transport.RemoteAddress);
        var acceptor = new ConnectionAcceptor(
            new ConnectionTable(10), limiter, new HostCloak(new byte[32]), options, _inputs.Writer, new FakeTimeProvider(), NullLogger<ConnectionAcceptor>.Instance);
        var handler = await acceptor.AcceptAsync(_transport, TestContext.Current.CancellationToken);
        Assert.IsType<ConnectionOpened>(Next());
        await handler!.OnReceivedAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
    }

    private EngineInput Next() => _inputs.Reader.TryRead(out var input) ? input : throw new InvalidOperationException("Nothing came.");
}
