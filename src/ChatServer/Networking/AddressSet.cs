using System.Net;

namespace ChatServer.Networking;

/// <summary>A set of addresses and networks.</summary>
internal sealed class AddressSet(IEnumerable<string> networks)
{
    private readonly IPNetwork[] _networks = [.. networks.Select(text => TryParseNetwork(text, out var network)
        ? network
        : throw new ArgumentException($"'{text}' is no address or network.", nameof(networks)))];

    /// <summary>Whether the address, or the IPv4 address it stands for, is in the set.</summary>
    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Any(network => network.Contains(plain));
    }

    /// <summary>Reads <c>10.0.0.1</c>, <c>::1</c> or <c>172.16.0.0/12</c>.</summary>
    public static bool TryParseNetwork(string text, out IPNetwork network)
    {
        if (IPNetwork.TryParse(text, out network))
            return true;
        if (!IPAddress.TryParse(text, out var address))
            return false;

        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}
