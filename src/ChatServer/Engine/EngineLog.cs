using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

internal static partial class EngineLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "{Count} entries could not be stored; their messages were refused")]
    public static partial void NotStored(ILogger logger, int count, Exception failure);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "History could not be read")]
    public static partial void NotRead(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Information, Message = "Stopping: {Connections} connections are told")]
    public static partial void Stopping(ILogger logger, int connections);
}
