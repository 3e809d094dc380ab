using System.Globalization;
using System.Net;
using ChatServer.Configuration;
using ChatServer.State;

namespace ChatServer.Commands.Connecting;

/// <summary>
/// The value of <c>sts</c> (IRCv3 <c>sts</c>): over plain text where TLS is to be found, over TLS how long the client is to insist on it.
/// Without a plain listener there is nothing to be strict about, nor for a client that named no host: the policy is kept by host name.
/// </summary>
internal static class StrictTransport
{
    public static string? ValueFor(ChatOptions options, SessionOrigin origin)
    {
        var listeners = options.Listeners.Where(listener => listener.Protocol == ListenerOptions.Irc).ToArray();
        var plain = listeners.FirstOrDefault(listener => !listener.Tls);
        var secure = listeners.FirstOrDefault(listener => listener.Tls && listener.Port != 0 && IsReachableAs(listener, plain));
        if (plain is null || secure is null)
            return null;

        var seconds = options.Connections.StrictTransportSeconds;
        return origin switch
        {
            { IsSecure: true, RequestedHost: not null } => string.Create(CultureInfo.InvariantCulture, $"duration={seconds}"),
            { IsSecure: false } when seconds > 0 => string.Create(CultureInfo.InvariantCulture, $"port={secure.Port}"),
            _ => null,
        };
    }

    /// <summary>A client looks for TLS under the host name that it used for plain text.</summary>
    private static bool IsReachableAs(ListenerOptions secure, ListenerOptions? plain) =>
        plain is not null && (secure.Address == plain.Address || IPAddress.Parse(secure.Address) is var address
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
