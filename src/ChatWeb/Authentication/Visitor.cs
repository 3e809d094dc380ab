using System.Net;
using System.Net.Sockets;
using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Authentication;

/// <summary>Who sends a request, as far as a gateway knows: a browser at an address.</summary>
/// <param name="BrowserId">Whose pins count.</param>
/// <param name="Address">The address as sessions and sign-ins are counted by.</param>
/// <param name="Device">Browser and system.</param>
/// <param name="Network">The network, as it is shown: enough to know one's own again, no more.</param>
internal sealed record Visitor(string BrowserId, string Address, string Device, string Network)
{
    public static Visitor Of(HttpContext context, string browserId) => new(
        browserId,
        SignInThrottle.KeyOf(context.Connection.RemoteIpAddress),
        BrowserName.Of(context.Request.Headers.UserAgent),
        NetworkOf(context.Connection.RemoteIpAddress))
    {
        Remote = context.Connection.RemoteIpAddress,
        IsEncrypted = context.Request.IsHttps || context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address),
    };

    /// <summary>The whole address; null when it is not known.</summary>
    public IPAddress? Remote { get; private init; }

    /// <summary>Whether nobody on the way to the gateway can read along.</summary>
    public bool IsEncrypted { get; private init; }

    /// <summary>What a chat server that wants to know is told of the visitor.</summary>
    public GatewayIntroduction? IntroductionTo(ServerDecision.Allowed server) =>
        server.IntroducesUsers && Remote is not null ? new GatewayIntroduction("webchat", Remote, IsEncrypted, server.WebIrcPassword) : null;

    public TicketOrigin Origin(bool isRemembered) => new(Device, Network, isRemembered);

    /// <summary>An IPv4 address without its last part, an IPv6 one by its first three.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return string.Empty;

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? $"{bytes[0]:x2}{bytes[1]:x2}:{bytes[2]:x2}{bytes[3]:x2}:{bytes[4]:x2}{bytes[5]:x2}:…"
            : $"{bytes[0]}.{bytes[1]}.{bytes[2]}.…";
    }
}
