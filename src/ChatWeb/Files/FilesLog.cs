namespace ChatWeb.Files;

/// <summary>Log messages of this folder. Neither names nor links of files appear: whoever has a link may read the file.</summary>
internal static partial class FilesLog
{
    [LoggerMessage(EventId = 3000, Level = LogLevel.Information, Message = "A file of kind {Kind} and {Size} bytes was uploaded")]
    public static partial void Uploaded(ILogger logger, string kind, long size);

    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "An upload was refused: {Fault}")]
    public static partial void Refused(ILogger logger, UploadFault fault);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "A leftover of an upload or deletion was removed ({Extension})")]
    public static partial void LeftoverRemoved(ILogger logger, string extension);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Error, Message = "An upload could not be stored")]
    public static partial void NotStored(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "A file could not be deleted; it is tried again when it expires, and every five minutes then")]
    public static partial void DeletionFailed(ILogger logger, Exception failure);
}
