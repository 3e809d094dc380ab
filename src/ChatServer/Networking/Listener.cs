using System.Net;
using System.Net.Sockets;
using ChatServer.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>One address at which the transport accepts connections.</summary>
internal sealed class Listener : IListenerGate, IDisposable
{
    private const int Backlog = 4096;

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

    public ListenerSecurity Security => _security;

    /// <summary>The certificate shown; null for plain text.</summary>
    public ServerCertificate? Certificate => _security.Certificate;

    /// <summary>Connections from now on are shown this certificate.</summary>
    public void Show(ServerCertificate? certificate) => _security = _security with { Certificate = certificate };

    /// <summary>Has connections accepted until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => _transport.ListenAsync(_socket, this, _acceptor, cancellationToken);

    public bool TryEnter(IPAddress address)
    {
        if (_limiter.TryEnter(address))
            return true;

        NetworkingLog.TooManyConnections(_logger, address);
        return false;
    }

    public void Failed(string why) => NetworkingLog.AcceptFailed(_logger, EndPoint, why);

    public void Dispose() => _socket.Dispose();

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
