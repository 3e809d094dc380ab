using System.Globalization;
using System.Net;
using ChatServer.Configuration;

namespace ChatServer.Commands.Connecting;

/// <summary>
/// The value of <c>sts</c> (IRCv3 <c>sts</c>): over plain text where TLS is to be found, over TLS how long the client is to insist on it.
/// Without a plain listener there is nothing to be strict about.
/// </summary>
internal static class StrictTransport
{
    public static string? ValueFor(ChatOptions options, bool isSecure)
    {
        var listeners = options.Listeners.Where(listener => listener.Protocol == ListenerOptions.Irc).ToArray();
        var plain = listeners.FirstOrDefault(listener => !listener.Tls);
        var secure = listeners.FirstOrDefault(listener => listener.Tls && listener.Port != 0 && IsReachableAs(listener, plain));
        if (plain is null || secure is null || options.Connections.StrictTransportSeconds == 0)
            return null;

        return isSecure
            ? string.Create(CultureInfo.InvariantCulture, $"duration={options.Connections.StrictTransportSeconds}")
            : string.Create(CultureInfo.InvariantCulture, $"port={secure.Port}");
    }

    /// <summary>A client looks for TLS under the host name that it used for plain text.</summary>
    private static bool IsReachableAs(ListenerOptions secure, ListenerOptions? plain) =>
        plain is not null && (secure.Address == plain.Address || IPAddress.Parse(secure.Address) is var address
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)));
}
