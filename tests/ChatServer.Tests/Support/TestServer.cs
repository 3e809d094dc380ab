using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ChatCore.Security;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServer.Tests.Support;

/// <summary>The whole server in this process, on a real socket of 127.0.0.1 with a port that the system chose.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Listener _listener;
    private readonly ITransport _transport;
    private readonly Task _running;

    public TestServer(ChatOptions? options = null, string proxyProtocol = "off")
    {
        Options = options ?? new ChatOptions { ServerName = "chat.test", ShutdownGraceSeconds = 1 };
        var loggers = NullLoggerFactory.Instance;
        Certificate = ServerCertificate.LoadOrCreate(_directory.Path, "chat.test");
        _transport = TransportChoice.Create(Options, loggers);
        var store = new InMemoryEventStore(1_000, 1_000);
        var pipeline = new Pipeline(
            Options, new AnswerSources(store, new AccountService(new InMemoryAccountStore(), Options.Accounts, TimeProvider.System), new InMemoryKeptStore()),
            new StoredState(default, []), KeptState.Nothing, _transport, HostCloak.LoadOrCreate(_directory.Path),
            TimeProvider.System, loggers);
        _listener = new Listener(
            new ListenerOptions { Address = "127.0.0.1", Port = 0 }, new ListenerSecurity(Certificate) { Proxy = new ProxyPolicy(proxyProtocol, Options.Connections) }, _transport, pipeline.Acceptor,
            pipeline.Limiter, NullLogger<Listener>.Instance);
        _running = pipeline.RunAsync([_listener], _stop.Token);
    }

    public ChatOptions Options { get; }

    public ServerCertificate Certificate { get; }

    public IPEndPoint EndPoint => _listener.EndPoint;

    public async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(EndPoint);
        return socket;
    }

    /// <summary>A TLS connection, with the certificate checked by its fingerprint.</summary>
    /// <param name="protocols">What the client offers.</param>
    /// <param name="certificate">The client's certificate.</param>
    /// <param name="before">What is said before TLS.</param>
    public async Task<TestClient> ConnectSecurelyAsync(
        SslProtocols protocols = SslProtocols.Tls13, X509Certificate2? certificate = null, string before = "")
    {
        var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.ASCII.GetBytes(before));
        var secure = new SslStream(new NetworkStream(socket, ownsSocket: true));
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "chat.test",
            EnabledSslProtocols = protocols,
            ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true),
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && Fingerprint.Of(shown) == Certificate.Fingerprint,
        });
        return new TestClient(socket, secure);
    }

    /// <summary>As SIGTERM would.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _listener.Dispose();
        await _transport.DisposeAsync();
        _stop.Dispose();
        _directory.Dispose();
    }
}

/// <summary>A bare client: writes bytes, reads lines.</summary>
internal sealed class TestClient(Socket socket, Stream stream) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly StreamReader _reader = new(stream, Encoding.UTF8);

    public Socket Socket => socket;

    public Stream Stream => stream;

    public Task WriteAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    public async Task RegisterAsync(string nick)
    {
        await WriteAsync($"NICK {nick}\r\nUSER {nick} 0 * :{nick}\r\nPING registered\r\n");
        await ReadUntilAsync("PONG");
    }

    /// <summary>The next line; null when the connection was closed.</summary>
    public async Task<string?> ReadLineAsync() => await _reader.ReadLineAsync().WaitAsync(Patience);

    /// <summary>Reads up to the first line that holds the text, and gives that.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        while (await ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                return line;
        }

        throw new EndOfStreamException($"The connection ended before '{text}' came.");
    }

    /// <summary>Reads to the end and gives the last line.</summary>
    public async Task<string?> ReadToEndAsync()
    {
        string? last = null;
        while (await ReadLineAsync() is { } line)
            last = line;
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
    }
}
