using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Files;

/// <summary>Reads the store before the first request comes, and deletes old files now and then.</summary>
internal sealed class FileSweeper(IOptions<GatewayOptions> options, FileStore store, TimeProvider time, ILogger<FileSweeper> logger) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Files.Enabled)
            return Task.CompletedTask;

        store.Load();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                Sweep();
        }
        catch (OperationCanceledException)
        {
            // The gateway is stopping.
        }
    }

    private void Sweep()
    {
        try
        {
            store.Sweep();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            FilesLog.DeletionFailed(logger, failure);
        }
    }
}
