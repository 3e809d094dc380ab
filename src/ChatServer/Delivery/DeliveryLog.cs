using Microsoft.Extensions.Logging;

namespace ChatServer.Delivery;

internal static partial class DeliveryLog
{
    [LoggerMessage(EventId = 4000, Level = LogLevel.Error, Message = "A {Verb} line could not be written and was dropped: this is a bug")]
    public static partial void NotEncoded(ILogger logger, string verb, Exception bug);
}
