using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

internal static partial class EngineLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "{Count} entries could not be stored; their messages were refused")]
    public static partial void NotStored(ILogger logger, int count, Exception failure);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Error, Message = "{Question} could not be answered")]
    public static partial void NotAnswered(ILogger logger, string question, Exception failure);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Error, Message = "{Count} read markers could not be stored")]
    public static partial void MarkersNotStored(ILogger logger, int count, Exception failure);

    [LoggerMessage(EventId = 2010, Level = LogLevel.Error, Message = "Old history could not be dropped")]
    public static partial void NotTidied(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Information, Message = "Stopping: {Connections} connections are told")]
    public static partial void Stopping(ILogger logger, int connections);

    [LoggerMessage(EventId = 2010, Level = LogLevel.Error, Message = "{Count} changes of presences and channels could not be stored")]
    public static partial void NotKept(ILogger logger, int count, Exception failure);
}
