using System.Net;
using System.Threading.Channels;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.State;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>Gives every new connection an id and announces it to the engine.</summary>
internal sealed class ConnectionAcceptor(
    ConnectionTable table, AddressLimiter limiter, HostCloak cloak, ChatOptions options, ChannelWriter<EngineInput> engine,
    TimeProvider timeProvider, ILogger<ConnectionAcceptor> logger) : IConnectionAcceptor
{
    public async ValueTask<IConnectionHandler?> AcceptAsync(ITransportConnection transport, CancellationToken cancellationToken)
    {
        if (table.TryAdd(id => new ClientConnection(id, transport, options, engine, timeProvider)) is not { } connection)
            return null;

        var origin = new SessionOrigin(cloak.Of(transport.RemoteAddress), transport.IsSecure, transport.CertificateFingerprint);
        var opened = new ConnectionOpened(connection.Id, origin);
        while (await engine.WaitToWriteAsync(cancellationToken))
        {
            if (!engine.TryWrite(opened))
                continue;

            NetworkingLog.Opened(logger, connection.Id.Value);
            return connection;
        }

        return null;
    }

    public void Released(IPAddress address) => limiter.Leave(address);
}
