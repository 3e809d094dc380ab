using System.Net;
using System.Net.Sockets;

namespace ChatServer.Networking;

/// <summary>
/// The seam between the chat and the way its bytes travel: connections in, bytes in, bytes out, closed. A transport knows nothing of IRC, and
/// the rest of the server nothing of sockets and TLS.
/// </summary>
internal interface ITransport : IAsyncDisposable
{
    /// <summary>The transport's name, for the start-up line.</summary>
    string Name { get; }

    /// <summary>
    /// Accepts connections at a socket until cancelled, and takes over those that the gate lets in. Once one is ready, which TLS may delay or
    /// prevent, the acceptor is asked for its handler.
    /// </summary>
    Task ListenAsync(Socket listening, IListenerGate gate, IConnectionAcceptor acceptor, CancellationToken cancellationToken);

    /// <summary>
    /// Has what is in the buffers of these connections written soon. Whoever serves many wakes each of its threads once for all of them, where
    /// <see cref="ITransportConnection.Flush"/> would wake it for each. One caller at a time.
    /// </summary>
    void Flush(ReadOnlySpan<ITransportConnection> connections);

    /// <summary>Moves bytes until cancelled; then every connection is ended.</summary>
    /// <param name="endRound">
    /// Called by each thread that is the transport's own, whenever it has handed all that came in together to the handlers. Threads of the pool
    /// do not call it.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    Task RunAsync(Action endRound, CancellationToken cancellationToken);
}

/// <inheritdoc cref="ITransport.Flush"/>
internal delegate void FlushAll(ReadOnlySpan<ITransportConnection> connections);

/// <summary>One connection, as the rest of the server sees it.</summary>
internal interface ITransportConnection
{
    /// <summary>The client's address: that of its socket, until a trusted proxy names another.</summary>
    IPAddress RemoteAddress { get; set; }

    bool IsSecure { get; }

    /// <summary>The SHA-256 of the client's certificate in lower-case hexadecimal; null without one.</summary>
    string? CertificateFingerprint { get; }

    /// <summary>The host name that the client asked for with TLS (SNI); null when it named none.</summary>
    string? RequestedHost { get; }

    /// <summary>Where lines for the client are put.</summary>
    OutboundBuffer Outbound { get; }

    /// <summary>Has what is in <see cref="Outbound"/> written soon, all of it at once. Cheap, and from any thread.</summary>
    void Flush();

    /// <summary>Closes once what is in <see cref="Outbound"/> is written.</summary>
    void CloseAfterFlush();

    /// <summary>Closes at once.</summary>
    void Abort();
}

/// <summary>Decides about new connections.</summary>
internal interface IConnectionAcceptor
{
    /// <summary>The handler of a connection that is ready; null to close it.</summary>
    ValueTask<IConnectionHandler?> AcceptAsync(ITransportConnection connection, CancellationToken cancellationToken);

    /// <summary>A trusted proxy named the client's address: that is counted from now on.</summary>
    /// <returns>False when that address has too many connections already: this one is to be closed.</returns>
    bool TryMove(ITransportConnection connection, IPAddress client);

    /// <summary>A connection that was let in is closed, whether it ever became ready or not.</summary>
    void Released(IPAddress address);
}

/// <summary>What a transport tells about a connection, one call at a time.</summary>
internal interface IConnectionHandler
{
    /// <summary>Bytes came; they are valid until the task ends, and no more are read before.</summary>
    /// <exception cref="ChatCore.Protocol.ProtocolException">The client broke the protocol: the connection is closed for that reason.</exception>
    ValueTask OnReceivedAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>The connection is gone. The last call.</summary>
    ValueTask OnClosedAsync(string reason);
}

/// <summary>How a listener's connections are protected.</summary>
/// <param name="Certificate">The certificate shown; null for plain text.</param>
internal sealed record ListenerSecurity(ServerCertificate? Certificate)
{
    /// <summary>Whether lines come in frames of a WebSocket.</summary>
    public bool IsWebSocket { get; init; }

    /// <summary>Whether a PROXY header stands before everything; null for never.</summary>
    public ProxyPolicy? Proxy { get; init; }
}
