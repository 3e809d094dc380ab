using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using ChatCore.Protocol;
using ChatCore.Security;

namespace ChatServer.Networking;

/// <summary>One connection of <see cref="SslStreamTransport"/>.</summary>
internal sealed class SslStreamConnection : ITransportConnection, IAsyncDisposable
{
    private const int ReadBytes = 4096;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly Socket _socket;
    private readonly ChannelWriter<SslStreamConnection> _dirty;
    private Stream _stream;
    private SslStream? _secure;

    /// <summary>1 while somebody is to flush or flushing: at most one does.</summary>
    private int _flushing;

    private volatile bool _closeWhenEmpty;

    /// <summary>Whether goodbye was said. Owned by the flusher.</summary>
    private bool _isClosed;

    private Task _lastFlush = Task.CompletedTask;

    public SslStreamConnection(Socket socket, int sendQueueBytes, ChannelWriter<SslStreamConnection> dirty)
    {
        _socket = socket;
        _dirty = dirty;
        _stream = new NetworkStream(socket, ownsSocket: true);
        RemoteAddress = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        Outbound = new OutboundBuffer(sendQueueBytes);
    }

    public IPAddress RemoteAddress { get; set; }

    public bool IsSecure => _secure is not null;

    public string? CertificateFingerprint { get; private set; }

    public string? RequestedHost => _secure?.TargetHostName is { Length: > 0 } host ? host : null;

    public OutboundBuffer Outbound { get; }

    public async Task WaitForFirstByteAsync(CancellationToken cancellationToken) =>
        _ = await _stream.ReadAsync(Memory<byte>.Empty, cancellationToken);

    /// <summary>Does the TLS handshake. Null when it succeeded, otherwise why not.</summary>
    public async Task<string?> SecureAsync(ListenerSecurity security, CancellationToken cancellationToken)
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsServerAsync(Settings(security), cancellationToken);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException or OperationCanceledException
            or SocketException or ObjectDisposedException or CryptographicException or InvalidOperationException)
        {
            await secure.DisposeAsync();
            return failure.Message;
        }

        _stream = _secure = secure;
        if (secure.RemoteCertificate is { } shown)
            CertificateFingerprint = Convert.ToHexStringLower(shown.GetCertHash(HashAlgorithmName.SHA256));
        return null;
    }

    /// <summary>Reads the PROXY header, if there is one.</summary>
    public async Task<ProxyHeader> ReadProxyHeaderAsync(CancellationToken cancellationToken)
    {
        var header = await ProxyHeader.ReadAsync(_stream, cancellationToken);
        if (header.Read.Length > 0)
            _stream = new PrefixedStream(header.Read, _stream);
        return header;
    }

    /// <summary>Becomes a WebSocket. False when the client asked for something else.</summary>
    public async Task<bool> UpgradeAsync(CancellationToken cancellationToken)
    {
        if (await WebSocketUpgrade.AcceptAsync(_stream, cancellationToken) is not { } frames)
            return false;
        _stream = frames;
        return true;
    }

    /// <summary>Reads until the connection ends, one way or another, and tells the handler.</summary>
    public async Task ReadAsync(IConnectionHandler handler, CancellationToken cancellationToken)
    {
        var reason = "Connection closed";
        try
        {
            while (await ReadOnceAsync(handler, cancellationToken))
            {
            }
        }
        catch (ProtocolException broken)
        {
            reason = broken.Message;
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            reason = "Connection lost";
        }
        finally
        {
            await handler.OnClosedAsync(reason);
        }
    }

    public void Flush()
    {
        if (Interlocked.Exchange(ref _flushing, 1) == 0)
            _dirty.TryWrite(this);
    }

    /// <summary>Writes all that waits. Called by one flusher at a time; a write that the socket does not take at once goes on by itself.</summary>
    public void FlushNow()
    {
        var writing = WriteAllAsync();
        _lastFlush = writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    public void CloseAfterFlush()
    {
        _closeWhenEmpty = true;
        Flush();
    }

    public void Abort() => _socket.Dispose();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _lastFlush;
        await _stream.DisposeAsync();
        if (_secure is not null)
            await _secure.DisposeAsync();
        Outbound.Discard();
    }

    private bool HasWork => !Outbound.IsEmpty || (_closeWhenEmpty && !_isClosed);

    /// <summary>Waits without a buffer, so that an idle connection holds none.</summary>
    private async ValueTask<bool> ReadOnceAsync(IConnectionHandler handler, CancellationToken cancellationToken)
    {
        _ = await _stream.ReadAsync(Memory<byte>.Empty, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadBytes);
        try
        {
            var count = await _stream.ReadAsync(buffer, cancellationToken);
            if (count > 0)
                await handler.OnReceivedAsync(buffer.AsMemory(0, count), cancellationToken);
            return count > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask WriteAllAsync()
    {
        try
        {
            do
            {
                while (Outbound.Take() is { Count: > 0 } taken)
                {
                    await _stream.WriteAsync(taken);
                    OutboundBuffer.Return(taken);
                }

                if (_closeWhenEmpty && !_isClosed)
                {
                    _isClosed = true;
                    await CloseAsync();
                }

                // A full fence: who appends or closes after the look that follows must see that nobody is flushing.
                Interlocked.Exchange(ref _flushing, 0);
            }
            while (HasWork && Interlocked.Exchange(ref _flushing, 1) == 0);
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone: the reading side notices and tells.
            _socket.Dispose();
        }
    }

    /// <summary>Says goodbye to TLS, then to TCP: the client gets everything that was written.</summary>
    private async Task CloseAsync()
    {
        if (_stream is WebSocketLineStream frames)
            await frames.SayGoodbyeAsync().WaitAsync(CloseTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_secure is not null)
            await _secure.ShutdownAsync().WaitAsync(CloseTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>
    /// TLS 1.3 alone, no tickets. A client certificate is asked for but not needed, and any is taken: it proves only that the same
    /// client comes back.
    /// </summary>
    private static SslServerAuthenticationOptions Settings(ListenerSecurity security) => new()
    {
        ServerCertificateContext = security.Certificate!.Context,
        EnabledSslProtocols = TlsSettings.Protocols,
        ApplicationProtocols = [security.IsWebSocket ? SslApplicationProtocol.Http11 : TlsSettings.ApplicationProtocol],
        AllowTlsResume = false,
        AllowRenegotiation = false,
        ClientCertificateRequired = true,
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        RemoteCertificateValidationCallback = static (_, _, _, _) => true,
    };
}
