namespace ChatWeb.Sessions;

/// <summary>Log messages of this folder. Sessions appear by a number: their id is what a cookie proves.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(EventId = 2000, Level = LogLevel.Information, Message = "Session {Session} opened to {Server}")]
    public static partial void Opened(ILogger logger, int session, string server);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Session {Session} ended: {Reason}")]
    public static partial void Ended(ILogger logger, int session, string? reason);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Error, Message = "Session {Session} did not end in good order")]
    public static partial void EndFailed(ILogger logger, Exception failure, int session);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Error, Message = "{Damage} It is set aside as .damaged; the browser's user compares fingerprints again.")]
    public static partial void PinsDamaged(ILogger logger, string damage);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "A session's ticket is not as it should be on the disk; its user may have to sign in anew: {Failure}")]
    public static partial void TicketNotWritten(ILogger logger, string failure);
}
