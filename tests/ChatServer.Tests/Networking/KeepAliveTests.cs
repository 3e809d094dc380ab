using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Networking;

public sealed class KeepAliveTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ChatOptions _options = new() { ServerName = "chat.test" };
    private readonly ConnectionTable _table = new(10);
    private readonly FakeTransportConnection _transport = new();
    private readonly ClientConnection _connection;
    private readonly KeepAlive _keepAlive;
    private readonly System.Threading.Channels.Channel<EngineInput> _inputs = System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();

    public KeepAliveTests()
    {
        _connection = _table.TryAdd(id => new ClientConnection(id, _transport, _options, _inputs.Writer, _time))!;
        _keepAlive = new KeepAlive(_table, _options, _time);
    }

    [Fact]
    public void Who_does_not_register_in_time_is_disconnected()
    {
        Pass(61);
        Assert.Equal(["ERROR :Closing link: (Registration timed out)"], _transport.Lines);
        Assert.True(_transport.IsClosing);
    }

    [Fact]
    public void A_silent_client_is_asked_once_and_ended_when_it_does_not_answer()
    {
        _connection.IsRegistered = true;
        Pass(91);
        Pass(30);
        Assert.Equal(["PING chat.test"], _transport.Lines);
        Pass(31);
        Assert.Equal("ERROR :Closing link: (Ping timeout)", _transport.Lines[^1]);
    }

    [Fact]
    public async Task Any_word_of_the_client_is_an_answer()
    {
        _connection.IsRegistered = true;
        Pass(91);
        await _connection.OnReceivedAsync("PONG x\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Pass(61);
        Assert.False(_transport.IsClosing);
    }

    [Fact]
    public void Who_does_not_read_its_last_lines_is_cut_off()
    {
        _connection.End("SendQ exceeded");
        Pass(4);
        Assert.False(_transport.IsAborted);
        Pass(2);
        Assert.True(_transport.IsAborted);
    }

    [Fact]
    public async Task The_engine_learns_the_reason()
    {
        _connection.End("Ping timeout");
        await _connection.OnClosedAsync("Connection lost");
        Assert.True(_inputs.Reader.TryRead(out var input));
        Assert.Equal(new ConnectionClosed(_connection.Id, "Ping timeout"), input);
    }

    private void Pass(int seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _keepAlive.Check(_table.All());
    }
}
