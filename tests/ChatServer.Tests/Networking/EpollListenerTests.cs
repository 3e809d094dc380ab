using System.Net;
using System.Net.Sockets;
using ChatServer.Networking;
using ChatServer.Networking.OpenSsl;

namespace ChatServer.Tests.Networking;

public sealed class EpollListenerTests : IDisposable
{
    private readonly Gate _gate = new();
    private readonly List<IPAddress> _adopted = [];
    private readonly List<Socket> _sockets = [];

    public static bool CanRun => OperatingSystem.IsLinux();

    public void Dispose() => _sockets.ForEach(socket => socket.Dispose());

    [Theory(Skip = "epoll is Linux's", SkipUnless = nameof(CanRun))]
    [InlineData("127.0.0.1", false, "127.0.0.1")]
    [InlineData("::1", false, "::1")]
    [InlineData("127.0.0.1", true, "::ffff:127.0.0.1")]
    public async Task Those_who_wait_are_accepted_and_their_address_is_known(string client, bool isDual, string seen)
    {
        var listening = Listen(isDual ? "::" : client, isDual);
        await ConnectAsync(client, listening);
        await ConnectAsync(client, listening);
        Assert.True(NewListener(listening).AcceptSome());
        Assert.Equal([IPAddress.Parse(seen), IPAddress.Parse(seen)], _adopted);
    }

    [Fact(Skip = "epoll is Linux's", SkipUnless = nameof(CanRun))]
    public async Task Who_is_one_too_many_is_closed_unheard()
    {
        var listening = Listen("127.0.0.1");
        var late = await ConnectAsync("127.0.0.1", listening);
        _gate.IsFull = true;
        Assert.True(NewListener(listening).AcceptSome());
        Assert.Empty(_adopted);
        Assert.Equal(0, await late.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact(Skip = "epoll is Linux's", SkipUnless = nameof(CanRun))]
    public void Nobody_there_is_no_failure_and_a_socket_that_cannot_accept_is_one()
    {
        Assert.True(NewListener(Listen("127.0.0.1")).AcceptSome());
        Assert.Empty(_gate.Failures);

        var deaf = Keep(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp));
        Assert.False(NewListener(deaf).AcceptSome());
        Assert.Equal("Invalid argument", Assert.Single(_gate.Failures));
    }

    [Fact(Skip = "epoll is Linux's", SkipUnless = nameof(CanRun))]
    public async Task After_a_failure_it_is_left_alone_for_a_while()
    {
        using var epoll = new Epoll();
        var listeners = new EpollListeners(epoll, -2);
        var ended = listeners.Add(NewListener(Keep(new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))));
        listeners.Update();
        listeners.Accept(-2);
        Assert.True(listeners.IsAnyPaused);
        Assert.False(ended.IsCompleted);

        listeners.End();
        await ended;
        Assert.False(listeners.IsAnyPaused);
    }

    private EpollListener NewListener(Socket listening) => new(listening, _gate, (socket, address) =>
    {
        socket.Dispose();
        _adopted.Add(address);
    });

    private Socket Listen(string address, bool isDual = false)
    {
        var parsed = IPAddress.Parse(address);
        var socket = Keep(new Socket(parsed.AddressFamily, SocketType.Stream, ProtocolType.Tcp));
        if (isDual)
            socket.DualMode = true;
        socket.Bind(new IPEndPoint(parsed, 0));
        socket.Listen();
        return socket;
    }

    private async Task<Socket> ConnectAsync(string address, Socket listening)
    {
        var parsed = IPAddress.Parse(address);
        var socket = Keep(new Socket(parsed.AddressFamily, SocketType.Stream, ProtocolType.Tcp));
        await socket.ConnectAsync(new IPEndPoint(parsed, ((IPEndPoint)listening.LocalEndPoint!).Port), TestContext.Current.CancellationToken);
        return socket;
    }

    private Socket Keep(Socket socket)
    {
        _sockets.Add(socket);
        return socket;
    }

    private sealed class Gate : IListenerGate
    {
        public ListenerSecurity Security { get; } = new(Certificate: null);

        public bool IsFull { get; set; }

        public List<string> Failures { get; } = [];

        public bool TryEnter(IPAddress address) => !IsFull;

        public void Failed(string why) => Failures.Add(why);
    }
}
