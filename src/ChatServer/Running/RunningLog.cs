using Microsoft.Extensions.Logging;

namespace ChatServer.Running;

internal static partial class RunningLog
{
    [LoggerMessage(EventId = 5000, Level = LogLevel.Information, Message = "{Key} is set, but has no effect in this version")]
    public static partial void ReservedKey(ILogger logger, string key);
}
