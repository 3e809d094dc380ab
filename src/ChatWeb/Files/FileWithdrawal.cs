using ChatWeb.Components.Sharing;
using ChatWeb.Sessions;

namespace ChatWeb.Files;

/// <summary>
/// A message that was taken back takes its files with it, whether its author or an operator did it: those that the author uploaded, while
/// the author is signed in. Files of others that the message merely links to stay.
/// </summary>
internal sealed class FileWithdrawal(UserSessionDirectory sessions, FileLinks links, FileStore store, ILogger<FileWithdrawal> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        sessions.Opening += Follow;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        sessions.Opening -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(UserSession session) => session.OwnMessageRedacted += text =>
    {
        try
        {
            foreach (var file in links.Read(text).Files)
                store.Delete(file.Id, FileOwner.Of(session));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            FilesLog.DeletionFailed(logger, failure); // It expires.
        }
    };
}
