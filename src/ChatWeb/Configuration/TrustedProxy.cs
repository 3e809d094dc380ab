using System.Net;
using System.Net.Sockets;

namespace ChatWeb.Configuration;

/// <summary>One entry of <c>Chat:Gateway:TrustedProxies</c>: whose word about a visitor's address and encryption counts.</summary>
internal static class TrustedProxy
{
    public static readonly string[] Loopback = ["127.0.0.0/8", "::1"];

    /// <summary>Reads an address, or a network as <c>10.0.0.0/8</c>.</summary>
    public static bool TryParse(string? text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;

        if (!IPAddress.TryParse(text, out var address))
            return false;

        network = new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32);
        return true;
    }
}
