using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Threading.Channels;
using ChatServer.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>The portable transport: <see cref="Socket"/> and <see cref="System.Net.Security.SslStream"/>.</summary>
internal sealed class SslStreamTransport(ChatOptions options, ILogger<SslStreamTransport> logger) : ITransport
{
    /// <summary>The first byte of a TLS record that begins a handshake.</summary>
    private const byte TlsHandshake = 22;

    private readonly SemaphoreSlim _handshakes = new(options.Connections.MaxHandshakes);
    private readonly ConcurrentDictionary<SslStreamConnection, TaskCompletionSource> _connections = new();

    /// <summary>Connections with something to write. Each is in it once at most, so the number of connections is its bound.</summary>
    private readonly Channel<SslStreamConnection> _dirty = Channel.CreateUnbounded<SslStreamConnection>();

    private readonly CancellationTokenSource _stopping = new();

    private enum ProxyWord
    {
        /// <summary>The address was told, or nobody has to tell it.</summary>
        Enough,

        /// <summary>It must be told inside TLS.</summary>
        Awaited,
        Refused,
    }

    public string Name => "Socket + SslStream";

    public Task ListenAsync(Socket listening, IListenerGate gate, IConnectionAcceptor acceptor, CancellationToken cancellationToken) =>
        SocketAccepting.RunAsync(listening, gate, socket => Adopt(socket, gate.Security, acceptor), cancellationToken);

    public void Flush(ReadOnlySpan<ITransportConnection> connections)
    {
        foreach (var connection in connections)
            connection.Flush();
    }

    public async Task RunAsync(Action endRound, CancellationToken cancellationToken)
    {
        var shards = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount - 1)).Select(_ => FlushAsync(cancellationToken));
        await Task.WhenAll(shards);

        await _stopping.CancelAsync();
        foreach (var connection in _connections.Keys)
            connection.Abort();
        await Task.WhenAll(_connections.Values.Select(served => served.Task));
    }

    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        _handshakes.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Adopt(Socket socket, ListenerSecurity security, IConnectionAcceptor acceptor)
    {
        var connection = new SslStreamConnection(socket, options.Limits.SendQueueBytes, _dirty.Writer);
        _connections[connection] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Transport.ServeAsync(work.Connection, work.Security, work.Acceptor),
            (Transport: this, Connection: connection, Security: security, Acceptor: acceptor), preferLocal: false);
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _dirty.Reader.WaitToReadAsync(cancellationToken))
            {
                while (_dirty.Reader.TryRead(out var connection))
                    connection.FlushNow();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>A connection's life. Never throws; its end is awaited by <see cref="RunAsync"/>.</summary>
    private async Task ServeAsync(SslStreamConnection connection, ListenerSecurity security, IConnectionAcceptor acceptor)
    {
        try
        {
            if (await PrepareAsync(connection, security, acceptor) && await acceptor.AcceptAsync(connection, _stopping.Token) is { } handler)
                await connection.ReadAsync(handler, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
        catch (Exception bug)
        {
            NetworkingLog.ConnectionFailed(logger, bug);
        }
        finally
        {
            await connection.DisposeAsync();
            acceptor.Released(connection.RemoteAddress);
            if (_connections.TryRemove(connection, out var served))
                served.SetResult();
        }
    }

    /// <summary>All that comes before the first line: PROXY header, TLS, WebSocket.</summary>
    private async Task<bool> PrepareAsync(SslStreamConnection connection, ListenerSecurity security, IConnectionAcceptor acceptor)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        deadline.CancelAfter(TimeSpan.FromSeconds(options.Connections.HandshakeTimeoutSeconds));
        try
        {
            var proxy = await HearProxyAsync(connection, security, acceptor, deadline.Token);
            return proxy != ProxyWord.Refused
                && await SecureAsync(connection, security, deadline.Token)
                && (proxy == ProxyWord.Enough || await HearProxyAsync(connection, security with { Certificate = null }, acceptor, deadline.Token) == ProxyWord.Enough)
                && (!security.IsWebSocket || await connection.UpgradeAsync(deadline.Token));
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            NetworkingLog.HandshakeFailed(logger, connection.RemoteAddress, gone.Message);
            return false;
        }
    }

    /// <summary>A header stands before TLS, or first inside it when the proxy encrypts its own way to this server.</summary>
    private static async Task<ProxyWord> HearProxyAsync(
        SslStreamConnection connection, ListenerSecurity security, IConnectionAcceptor acceptor, CancellationToken deadline)
    {
        var isRequired = security.Proxy is { IsRequired: true };
        if (security.Proxy is not { } proxy || !proxy.Expects(connection.RemoteAddress))
            return isRequired ? ProxyWord.Refused : ProxyWord.Enough;

        var header = await connection.ReadProxyHeaderAsync(deadline);
        return header.Result switch
        {
            ProxyHeaderResult.Found when header.Client is not { } client || acceptor.TryMove(connection, client) => ProxyWord.Enough,
            ProxyHeaderResult.None when !isRequired => ProxyWord.Enough,
            ProxyHeaderResult.None when security.Certificate is not null && header.Read is [TlsHandshake, ..] => ProxyWord.Awaited,
            _ => ProxyWord.Refused,
        };
    }

    private async Task<bool> SecureAsync(SslStreamConnection connection, ListenerSecurity security, CancellationToken deadline)
    {
        if (security.Certificate is null)
            return true;

        var failure = "no word in time";
        if (await TryBeginHandshakeAsync(connection, deadline))
        {
            try
            {
                failure = await connection.SecureAsync(security, deadline);
            }
            finally
            {
                _handshakes.Release();
            }
        }

        if (failure is not null)
            NetworkingLog.HandshakeFailed(logger, connection.RemoteAddress, failure);
        return failure is null;
    }

    /// <summary>Who says nothing holds no place among the handshakes.</summary>
    private async Task<bool> TryBeginHandshakeAsync(SslStreamConnection connection, CancellationToken deadline)
    {
        try
        {
            await connection.WaitForFirstByteAsync(deadline);
            await _handshakes.WaitAsync(deadline);
            return true;
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
