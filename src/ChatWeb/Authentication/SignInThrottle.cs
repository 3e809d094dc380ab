using System.Net;
using System.Net.Sockets;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Authentication;

/// <summary>
/// Limits sign-ins for each client address (for IPv6 its /64): a bucket of one minute's allowance that refills evenly. When
/// <see cref="AddressLimit"/> addresses are remembered, those with a full bucket are forgotten; if there are none, new ones wait.
/// </summary>
internal sealed class SignInThrottle(IOptions<GatewayOptions> options, TimeProvider time)
{
    public const int AddressLimit = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (double Tokens, long At)> _buckets = new(StringComparer.Ordinal);

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

    public bool TryEnter(string address)
    {
        var allowance = options.Value.SignInsPerMinute;
        lock (_gate)
        {
            if (!_buckets.ContainsKey(address) && _buckets.Count >= AddressLimit && !MakeRoom(allowance))
                return false;

            var tokens = _buckets.TryGetValue(address, out var bucket) ? Refilled(bucket, allowance) : allowance;
            var entered = tokens >= 1;
            _buckets[address] = (entered ? tokens - 1 : tokens, time.GetTimestamp());
            return entered;
        }
    }

    private bool MakeRoom(int allowance)
    {
        foreach (var (full, _) in _buckets.Where(kept => Refilled(kept.Value, allowance) >= allowance).ToList())
            _buckets.Remove(full);

        return _buckets.Count < AddressLimit;
    }

    private double Refilled((double Tokens, long At) bucket, int allowance) =>
        Math.Min(allowance, bucket.Tokens + (time.GetElapsedTime(bucket.At).TotalMinutes * allowance));
}
