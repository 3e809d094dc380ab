using System.Net;
using ChatCore.Protocol;
using ChatServer.State;

namespace ChatServer.Networking;

/// <summary>
/// What a trusted gateway says of its user as the first line of a connection: <c>WEBIRC password gateway host address [:flags]</c>, or a
/// PROXY line. Being trusted is a matter of the gateway's own address alone.
/// </summary>
internal sealed class Introductions(AddressSet trusted, IConnectionAcceptor acceptor, HostCloak cloak)
{
    private const string Proxy = "PROXY";
    private const string SecureFlag = "secure";

    /// <summary>Whether this first line introduces somebody: then it is no command.</summary>
    public bool Hears(ITransportConnection connection, Message line) =>
        line.Verb is Verbs.WebIrc or Proxy && trusted.Contains(connection.RemoteAddress);

    /// <summary>Where the client really comes from; null when the line does not say, or that address has too many connections.</summary>
    public SessionOrigin? Take(ITransportConnection connection, Message line)
    {
        var isWebIrc = line.Verb == Verbs.WebIrc;
        if (!IPAddress.TryParse(line[isWebIrc ? 3 : 1], out var client) || !acceptor.TryMove(connection, client))
            return null;

        var isSecure = connection.IsSecure && (!isWebIrc || line[4].Split(' ').Any(flag => flag.Split('=')[0] == SecureFlag));
        return OriginOf(connection, isSecure);
    }

    /// <summary>The origin of a connection as it is now.</summary>
    public SessionOrigin OriginOf(ITransportConnection connection, bool isSecure) =>
        new(cloak.Of(connection.RemoteAddress), isSecure, connection.CertificateFingerprint) { Address = Plain(connection.RemoteAddress).ToString() };

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
