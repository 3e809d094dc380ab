using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Support;

/// <summary>Connections whose first event is the test's choice; they are kept to be looked at.</summary>
internal sealed class ScriptedConnector : IChatConnector
{
    /// <summary>What the server does with a new client: welcomes it, unless told otherwise.</summary>
    public Action<ScriptedConnection> OnStart { get; set; } = Welcome;

    public List<ScriptedConnection> Made { get; } = [];

    public static void Welcome(ScriptedConnection connection) => connection.Tell(
        new ClientEvent.Registered(connection.Request.Nick, "test.server", new TrustVerdict.TrustedByPin()),
        new ClientEvent.StateChanged(new ConnectionState.Online()));

    public static Action<ScriptedConnection> Stop(StopReason reason) =>
        connection => connection.Tell(new ClientEvent.StateChanged(new ConnectionState.Stopped(reason)));

    public IChatConnection Create(SignInRequest request)
    {
        var connection = new ScriptedConnection(request, OnStart);
        Made.Add(connection);
        return connection;
    }
}
