using System.Net;
using System.Net.Sockets;

namespace ChatWeb.Sessions;

/// <summary>How dangerous it is to let a stranger make this machine connect to an address.</summary>
internal static class AddressRisk
{
    public enum Level
    {
        /// <summary>On the internet.</summary>
        Public,

        /// <summary>This machine or a private network: only when the operator says so.</summary>
        Internal,

        /// <summary>Never the address of a chat server.</summary>
        Forbidden,
    }

    private static readonly IPNetwork[] ForbiddenNetworks = Networks(
        "0.0.0.0/8",            // unspecified, "this network" (RFC 1122)
        "169.254.0.0/16",       // link-local; the metadata services of most clouds
        "100.100.100.200/32",   // Alibaba Cloud's metadata service
        "192.0.0.192/32",       // Oracle Cloud's metadata service
        "168.63.129.16/32",     // Azure's platform service
        "224.0.0.0/4",          // multicast
        "240.0.0.0/4",          // reserved, and broadcast
        "::/128",               // unspecified
        "fe80::/10",            // link-local
        "ff00::/8",             // multicast
        "fd00:ec2::254/128",    // AWS's metadata service
        "fd20:ce::254/128");    // Google Cloud's metadata service

    private static readonly IPNetwork[] InternalNetworks = Networks(
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "100.64.0.0/10",        // carrier-grade NAT, also used by overlay networks
        "192.0.0.0/24",
        "198.18.0.0/15",
        "::1/128",
        "fc00::/7",
        "fec0::/10");

    // Prefixes behind which an IPv4 address hides: at which byte it begins.
    private static readonly (IPNetwork Network, int Offset)[] Embeddings =
    [
        (IPNetwork.Parse("64:ff9b::/96"), 12),      // NAT64 (RFC 6052)
        (IPNetwork.Parse("64:ff9b:1::/48"), 12),    // local NAT64 (RFC 8215)
        (IPNetwork.Parse("2002::/16"), 2),          // 6to4
        (IPNetwork.Parse("::/96"), 12),             // IPv4-compatible
    ];

    public static Level Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Of(address.MapToIPv4());

        if (ForbiddenNetworks.Any(network => network.Contains(address)))
            return Level.Forbidden;

        if (InternalNetworks.Any(network => network.Contains(address)))
            return Level.Internal;

        return EmbeddedIPv4(address) is { } embedded ? Of(embedded) : Level.Public;
    }

    private static IPAddress? EmbeddedIPv4(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;

        foreach (var (network, offset) in Embeddings)
        {
            if (network.Contains(address))
                return new IPAddress(address.GetAddressBytes().AsSpan(offset, 4));
        }

        return null;
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(network => IPNetwork.Parse(network))];
}
