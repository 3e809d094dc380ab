using Microsoft.Extensions.Logging;

namespace ChatServer.Commands;

internal static partial class CommandsLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Error, Message = "The command {Verb} failed: this is a bug")]
    public static partial void Failed(ILogger logger, string verb, Exception bug);
}
