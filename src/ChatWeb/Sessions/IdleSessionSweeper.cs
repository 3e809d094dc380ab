using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Sessions;

/// <summary>
/// Ends sessions that no tab has used for the grace period, and all of them when the gateway stops; writes down what it takes to bring the
/// others back, which is never older than <see cref="Interval"/>.
/// </summary>
internal sealed class IdleSessionSweeper(UserSessionDirectory sessions, TicketStore tickets, TimeProvider time) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        SaveTickets();
        await sessions.EndAllAsync("The gateway is stopping");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await sessions.SweepAsync();
                SaveTickets();
                tickets.ForgetExpired();
            }
        }
        catch (OperationCanceledException)
        {
            // The gateway is stopping.
        }
    }

    private void SaveTickets()
    {
        foreach (var session in sessions.All)
            session.Ticket?.Save(session, time.GetUtcNow());
    }
}
