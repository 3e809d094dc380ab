using System.Net;
using System.Net.Sockets;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Sessions;

/// <summary>
/// Where the gateway may connect on a user's word. Listed servers: yes, by the operator's word. Any other: only with
/// <see cref="GatewayOptions.AllowAnyServer"/>, and then to the very address that was checked, so that a name cannot point
/// elsewhere a moment later.
/// </summary>
internal sealed class ServerPolicy(IOptions<GatewayOptions> options, INameResolver resolver)
{
    private const int FirstUnprivilegedPort = 1024;

    // Ports below 1024 belong to other services, but for those that chat servers use to pass firewalls.
    private static readonly int[] AllowedLowPorts = [443, 994];

    private static readonly string[] MetadataHosts =
        ["metadata", "metadata.google.internal", "metadata.goog", "instance-data", "instance-data.ec2.internal", "metadata.azure.internal"];

    private readonly IReadOnlyList<ListedServer> _listed = options.Value.EffectiveServers;

    /// <summary>What the form proposes.</summary>
    public ServerEndpoint Default => _listed[0].Endpoint;

    public async Task<ServerDecision> DecideAsync(string? typedHost, int port, CancellationToken cancellationToken)
    {
        if (!HostName.TryNormalize(typedHost, out var host))
            return Refuse(ServerRefusal.MalformedHost);

        if (port is < 1 or > IPEndPoint.MaxPort)
            return Refuse(ServerRefusal.Port);

        var server = new ServerEndpoint(host, port);
        if (FindListed(server) is { } listed)
            return await AllowListedAsync(server, listed, cancellationToken);

        if (!options.Value.AllowAnyServer)
            return Refuse(IsForbidden(host) ? ServerRefusal.ForbiddenAddress : ServerRefusal.NotListed);

        if (port < FirstUnprivilegedPort && !AllowedLowPorts.Contains(port))
            return Refuse(ServerRefusal.Port);

        return await CheckUnlistedAsync(server, cancellationToken);
    }

    private ListedServer? FindListed(ServerEndpoint server) =>
        _listed.FirstOrDefault(listed => listed.Endpoint.Equals(server)) ??
        (IPAddress.TryParse(server.Host, out var address) && (IPAddress.IsLoopback(address) || resolver.IsOwnAddress(address))
            ? _listed.FirstOrDefault(listed => listed.Port == server.Port && IsLoopback(listed))
            : null);

    /// <summary>The operator vouches for the name, now and at each reconnect; only what can never be a chat server is refused.</summary>
    private async Task<ServerDecision> AllowListedAsync(ServerEndpoint server, ListedServer listed, CancellationToken cancellationToken)
    {
        var connectTo = listed.ConnectToEndpoint ?? (listed.Endpoint.Equals(server) ? null : listed.Endpoint);
        var addresses = await AddressesAsync((connectTo ?? server).Host, cancellationToken);
        return addresses.Any(address => AddressRisk.Of(address) == AddressRisk.Level.Forbidden)
            ? Refuse(ServerRefusal.ForbiddenAddress)
            : new ServerDecision.Allowed(server, connectTo, listed.PinnedFingerprint)
            {
                IntroducesUsers = listed.IntroduceUsers,
                WebIrcPassword = listed.WebIrcPassword,
            };
    }

    private async Task<ServerDecision> CheckUnlistedAsync(ServerEndpoint server, CancellationToken cancellationToken)
    {
        if (IsForbidden(server.Host))
            return Refuse(ServerRefusal.ForbiddenAddress);

        var addresses = await AddressesAsync(server.Host, cancellationToken);
        if (addresses.Count == 0)
            return Refuse(ServerRefusal.UnknownHost);

        var risk = addresses.Max(AddressRisk.Of);
        if (risk == AddressRisk.Level.Forbidden)
            return Refuse(ServerRefusal.ForbiddenAddress);

        if (!options.Value.AllowPrivateAddresses && addresses.Any(address => risk == AddressRisk.Level.Internal || resolver.IsOwnAddress(address)))
            return Refuse(ServerRefusal.PrivateAddress);

        var chosen = addresses.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? addresses[0];
        return new ServerDecision.Allowed(server, new ServerEndpoint(chosen.ToString(), server.Port), Pinned: null);
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellationToken) =>
        IPAddress.TryParse(host, out var address) ? [address] : await resolver.ResolveAsync(host, cancellationToken);

    private static bool IsForbidden(string host) =>
        MetadataHosts.Contains(host, StringComparer.Ordinal) ||
        (IPAddress.TryParse(host, out var address) && AddressRisk.Of(address) == AddressRisk.Level.Forbidden);

    private static bool IsLoopback(ListedServer listed) =>
        listed.Endpoint.Host == "localhost" || (IPAddress.TryParse(listed.Endpoint.Host, out var address) && IPAddress.IsLoopback(address));

    private static ServerDecision.Refused Refuse(ServerRefusal why) => new(why);
}
