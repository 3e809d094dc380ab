using System.Net;
using System.Net.Sockets;
using ChatServer.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>Accepts connections at one address and hands them to the transport.</summary>
internal sealed class Listener : IDisposable
{
    private const int Backlog = 4096;
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(200);

    private readonly Socket _socket;
    private volatile ListenerSecurity _security;
    private readonly ITransport _transport;
    private readonly IConnectionAcceptor _acceptor;
    private readonly AddressLimiter _limiter;
    private readonly ILogger<Listener> _logger;

    /// <summary>Opens the socket: from here on clients may connect, though nobody answers before <see cref="RunAsync"/>.</summary>
    /// <exception cref="ConfigurationException">The address or port cannot be used.</exception>
    public Listener(
        ListenerOptions options, ListenerSecurity security, ITransport transport, IConnectionAcceptor acceptor, AddressLimiter limiter,
        ILogger<Listener> logger)
    {
        (_security, _transport, _acceptor, _limiter, _logger) = (security, transport, acceptor, limiter, logger);
        _socket = Open(options);
        EndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    public IPEndPoint EndPoint { get; }

    /// <summary>The certificate shown; null for plain text.</summary>
    public ServerCertificate? Certificate => _security.Certificate;

    /// <summary>Connections from now on are shown this certificate.</summary>
    public void Show(ServerCertificate? certificate) => _security = _security with { Certificate = certificate };

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                Admit(await _socket.AcceptAsync(cancellationToken));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The client was gone before it was accepted.
            }
            catch (SocketException failure)
            {
                NetworkingLog.AcceptFailed(_logger, EndPoint, failure.SocketErrorCode);
                await Task.Delay(BackOff, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private void Admit(Socket socket)
    {
        if (socket.RemoteEndPoint is not IPEndPoint { Address: var address })
        {
            socket.Dispose();
            return;
        }

        if (!_limiter.TryEnter(address))
        {
            NetworkingLog.TooManyConnections(_logger, address);
            socket.Dispose();
            return;
        }

        socket.NoDelay = true;
        _transport.Adopt(socket, _security, _acceptor);
    }

    private static Socket Open(ListenerOptions options)
    {
        var address = IPAddress.Parse(options.Address);
        if (address.Equals(IPAddress.IPv6Any) && !Socket.OSSupportsIPv6)
            address = IPAddress.Any;

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            if (!OperatingSystem.IsWindows())
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, options.Port));
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            var key = $"Chat:Listeners: address '{options.Address}', port {options.Port}";
            throw new ConfigurationException(failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{key}: the port is in use by another program; choose another or stop that program.",
                SocketError.AddressNotAvailable => $"{key}: this machine has no such address.",
                SocketError.AccessDenied => $"{key}: the system does not allow this program to use the port; choose one above 1023.",
                _ => $"{key}: {failure.Message}",
            });
        }
    }
}
