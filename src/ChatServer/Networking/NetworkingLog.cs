using System.Net;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

internal static partial class NetworkingLog
{
    [LoggerMessage(EventId = 1000, Level = LogLevel.Warning, Message = "Accepting at {EndPoint} failed: {Error}; trying again")]
    public static partial void AcceptFailed(ILogger logger, IPEndPoint endPoint, string error);

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "A connection from {Address} was refused: too many connections")]
    public static partial void TooManyConnections(ILogger logger, IPAddress address);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "No TLS with {Address}: {Reason}")]
    public static partial void HandshakeFailed(ILogger logger, IPAddress address, string reason);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Debug, Message = "Connection {ConnectionId} opened")]
    public static partial void Opened(ILogger logger, long connectionId);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Debug, Message = "Connection {ConnectionId} closed: {Reason}")]
    public static partial void Closed(ILogger logger, long connectionId, string reason);

    [LoggerMessage(EventId = 1005, Level = LogLevel.Error, Message = "A connection failed unexpectedly: this is a bug")]
    public static partial void ConnectionFailed(ILogger logger, Exception bug);
}
