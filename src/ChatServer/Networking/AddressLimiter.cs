using System.Net;
using System.Net.Sockets;
using ChatServer.Configuration;

namespace ChatServer.Networking;

/// <summary>Counts connections, in all and by address, and says when there are too many.</summary>
internal sealed class AddressLimiter(ConnectionOptions options)
{
    private const int NetworkBytesOfIPv6 = 8;

    private readonly AddressSet _exempt = new(options.ExemptAddresses);
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _counts = [];
    private int _total;

    /// <summary>Counts a new connection, unless it is one too many.</summary>
    public bool TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            if (_total >= options.MaxConnections)
                return false;

            var key = KeyOf(address);
            var count = _counts.GetValueOrDefault(key);
            if (count >= options.MaxPerAddress && !IPAddress.IsLoopback(key) && !_exempt.Contains(address))
                return false;

            _counts[key] = count + 1;
            _total++;
            return true;
        }
    }

    public void Leave(IPAddress address)
    {
        lock (_lock)
        {
            var key = KeyOf(address);
            _total--;
            if (--_counts[key] == 0)
                _counts.Remove(key);
        }
    }

    /// <summary>An IPv4 address, or the /64 network of an IPv6 one: a single customer usually has all of that.</summary>
    private static IPAddress KeyOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;

        if (IPAddress.IsLoopback(address))
            return address;

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytesOfIPv6).Clear();
        return new IPAddress(bytes);
    }
}
