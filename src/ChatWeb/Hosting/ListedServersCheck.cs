using ChatCore.Client;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Hosting;

/// <summary>
/// Tells the operator at the start whether the configured chat servers answer and whom they show themselves as, before a user finds out. What
/// a first sign-in needs is loaded by it.
/// </summary>
internal sealed class ListedServersCheck(IOptions<GatewayOptions> options, ILogger<ListedServersCheck> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(options.Value.Servers.Select(server => CheckAsync(server, stoppingToken)));

    private async Task CheckAsync(ListedServer server, CancellationToken cancellationToken)
    {
        await Task.Yield(); // The gateway's own start waits for none of them.
        try
        {
            Tell(server.Endpoint, await ServerProbe.ProbeAsync(server.Endpoint, server.ConnectToEndpoint, server.PinnedFingerprint, cancellationToken));
        }
        catch (OperationCanceledException)
        {
            // The gateway stops.
        }
        catch (Exception failure)
        {
            // Whatever it is: a look at a server must not end the gateway.
            HostingLog.ServerSilent(logger, server.Endpoint, failure.Message);
        }
    }

    private void Tell(ServerEndpoint server, TrustVerdict verdict)
    {
        switch (verdict)
        {
            case TrustVerdict.Changed changed:
                HostingLog.ServerKeyDiffers(logger, server, changed.Presented, changed.Pinned);
                break;
            case TrustVerdict.Unknown unknown:
                HostingLog.ServerUnpinned(logger, server, unknown.Presented);
                break;
            default:
                HostingLog.ServerTrusted(logger, server);
                break;
        }
    }
}
