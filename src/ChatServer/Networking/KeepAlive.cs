using System.Text;
using ChatServer.Configuration;

namespace ChatServer.Networking;

/// <summary>
/// Walks over all connections now and then, rather than to keep a timer for each: asks silent clients with PING, and ends those that do
/// not answer, do not register, or do not read their last lines.
/// </summary>
internal sealed class KeepAlive(ConnectionTable table, ChatOptions options, TimeProvider timeProvider)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly byte[] _ping = Encoding.UTF8.GetBytes($"PING {options.ServerName}\r\n");
    private readonly TimeSpan _pingInterval = TimeSpan.FromSeconds(options.Connections.PingIntervalSeconds);
    private readonly TimeSpan _pingTimeout = TimeSpan.FromSeconds(options.Connections.PingTimeoutSeconds);
    private readonly TimeSpan _registrationTimeout = TimeSpan.FromSeconds(options.Connections.RegistrationTimeoutSeconds);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var rounds = new PeriodicTimer(Round, timeProvider);
        try
        {
            while (await rounds.WaitForNextTickAsync(cancellationToken))
                Check(table.All());
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>One round.</summary>
    public void Check(IEnumerable<ClientConnection> connections)
    {
        foreach (var connection in connections)
            Check(connection);
    }

    private void Check(ClientConnection connection)
    {
        if (connection.ClosingSince is { } closing)
        {
            if (timeProvider.GetElapsedTime(closing) > CloseTimeout)
                connection.Transport.Abort();
        }
        else if (!connection.IsRegistered)
        {
            if (timeProvider.GetElapsedTime(connection.OpenedAt) > _registrationTimeout)
                connection.End("Registration timed out");
        }
        else if (timeProvider.GetElapsedTime(connection.HeardAt) < _pingInterval)
        {
            connection.AskedAt = null;
        }
        else if (connection.AskedAt is not { } asked)
        {
            connection.AskedAt = timeProvider.GetTimestamp();
            if (connection.Transport.Outbound.TryAppend(_ping))
                connection.Transport.Flush();
        }
        else if (timeProvider.GetElapsedTime(asked) > _pingTimeout)
        {
            connection.End("Ping timeout");
        }
    }
}
