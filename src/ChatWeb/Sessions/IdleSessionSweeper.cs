namespace ChatWeb.Sessions;

/// <summary>Ends sessions that no tab has used for the grace period, and all of them when the gateway stops.</summary>
internal sealed class IdleSessionSweeper(UserSessionDirectory sessions, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await sessions.EndAllAsync("The gateway is stopping");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await sessions.SweepAsync();
        }
        catch (OperationCanceledException)
        {
            // The gateway is stopping.
        }
    }
}
