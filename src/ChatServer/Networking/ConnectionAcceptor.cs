using System.Net;
using System.Threading.Channels;
using ChatServer.Configuration;
using ChatServer.Engine;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>Gives every new connection an id and announces it to the engine.</summary>
internal sealed class ConnectionAcceptor(
    ConnectionTable table, AddressLimiter limiter, HostCloak cloak, ChatOptions options, ChannelWriter<EngineInput> engine,
    TimeProvider timeProvider, ILogger<ConnectionAcceptor> logger) : IConnectionAcceptor
{
    private readonly AddressSet _trusted = new(options.Connections.TrustedProxies);

    private Introductions Introductions => field ??= new Introductions(_trusted, options.Connections.WebIrcPassword, this, cloak);

    public async ValueTask<IConnectionHandler?> AcceptAsync(ITransportConnection transport, CancellationToken cancellationToken)
    {
        if (table.TryAdd(id => new ClientConnection(id, transport, options, engine, timeProvider, Introductions, logger)) is not { } connection)
            return null;

        var opened = new ConnectionOpened(connection.Id, Introductions.OriginOf(transport, transport.IsSecure));
        while (await engine.WaitToWriteAsync(cancellationToken))
        {
            if (!engine.TryWrite(opened))
                continue;

            NetworkingLog.Opened(logger, connection.Id.Value);
            return connection;
        }

        return null;
    }

    public bool TryMove(ITransportConnection connection, IPAddress client)
    {
        if (!limiter.TryEnter(client))
        {
            NetworkingLog.TooManyConnections(logger, client);
            return false;
        }

        limiter.Leave(connection.RemoteAddress);
        connection.RemoteAddress = client;
        return true;
    }

    public void Released(IPAddress address) => limiter.Leave(address);
}
