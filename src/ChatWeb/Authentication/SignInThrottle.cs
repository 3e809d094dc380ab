using System.Net;
using System.Net.Sockets;
using ChatWeb.Configuration;
using ChatWeb.Hosting;
using Microsoft.Extensions.Options;

namespace ChatWeb.Authentication;

/// <summary>Limits sign-ins for each client address (for IPv6 its /64).</summary>
internal sealed class SignInThrottle(IOptions<GatewayOptions> options, TimeProvider time)
{
    public const int AddressLimit = TokenBuckets.Limit;

    private readonly TokenBuckets _addresses = new(options.Value.SignInsPerMinute, time);

    /// <summary>The form under which an address is counted.</summary>
    public static string KeyOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";

        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    public bool TryEnter(string address) => _addresses.TryTake(address);
}
