using ChatCore.Security;

namespace ChatWeb.Hosting;

/// <summary>Log messages of this folder.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(EventId = 2200, Level = LogLevel.Information, Message = "Chat server {Server} answers, and its certificate is the right one")]
    public static partial void ServerTrusted(ILogger logger, ServerEndpoint server);

    [LoggerMessage(EventId = 2201, Level = LogLevel.Information,
        Message = "Chat server {Server} answers. Each user compares its fingerprint once, unless it is configured here: {Presented}")]
    public static partial void ServerUnpinned(ILogger logger, ServerEndpoint server, Fingerprint presented);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Error,
        Message = "Chat server {Server} shows the fingerprint {Presented}, but configured is {Pinned}: nobody can sign in. Either its key was replaced, or it is not that server")]
    public static partial void ServerKeyDiffers(ILogger logger, ServerEndpoint server, Fingerprint presented, Fingerprint pinned);

    [LoggerMessage(EventId = 2203, Level = LogLevel.Warning, Message = "Chat server {Server} cannot be used yet, and nobody can sign in until it can: {Failure}")]
    public static partial void ServerSilent(ILogger logger, ServerEndpoint server, string failure);
}
