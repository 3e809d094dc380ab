using System.Net;
using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.State;

namespace ChatServer.Networking;

/// <summary>
/// What a trusted gateway says of its user as the first line of a connection: <c>WEBIRC password gateway host address [:flags]</c> (IRCv3
/// <c>webirc</c>), or a PROXY line. Being trusted is a matter of the gateway's own address, and of the password where one is set.
/// </summary>
internal sealed class Introductions(AddressSet trusted, string? password, IConnectionAcceptor acceptor, HostCloak cloak)
{
    private const string Proxy = "PROXY";
    private const string SecureFlag = "secure";
    private const string CertificateFlag = "certfp-sha-256";

    /// <summary>Whether this first line introduces somebody: then it is no command.</summary>
    public bool Hears(ITransportConnection connection, Message line) =>
        line.Verb == Verbs.WebIrc || (line.Verb == Proxy && trusted.Contains(connection.RemoteAddress));

    /// <summary>Where the client really comes from, or why the connection ends.</summary>
    public (SessionOrigin? Origin, string Problem) Take(ITransportConnection connection, Message line)
    {
        var isWebIrc = line.Verb == Verbs.WebIrc;
        if (!trusted.Contains(connection.RemoteAddress))
            return (null, "You are no gateway of this server");
        if (isWebIrc && password is not null && !PasswordHash.IsSame(password, line[0]))
            return (null, "Invalid WebIRC password");
        if (!IPAddress.TryParse(line[isWebIrc ? 3 : 1], out var client))
            return (null, "The gateway's word for your address is not understood");
        if (!acceptor.TryMove(connection, client))
            return (null, "Too many connections from your address");

        // The certificate and the host name of TLS are the gateway's own: its users must not pass for one another. Unless it says that the
        // very certificate that it showed is the user's: nobody can say that of one whose key they have not.
        var flags = isWebIrc ? line[4].Split(' ') : [SecureFlag];
        var certificate = flags.Contains($"{CertificateFlag}={connection.CertificateFingerprint}") ? connection.CertificateFingerprint : null;
        var isSecure = connection.IsSecure && flags.Any(flag => flag.Split('=')[0] == SecureFlag);
        return (OriginOf(connection, isSecure) with { CertificateFingerprint = certificate, RequestedHost = null }, string.Empty);
    }

    /// <summary>The origin of a connection as it is now.</summary>
    public SessionOrigin OriginOf(ITransportConnection connection, bool isSecure) =>
        new(cloak.Of(connection.RemoteAddress), isSecure, connection.CertificateFingerprint)
        {
            Address = Plain(connection.RemoteAddress).ToString(),
            RequestedHost = connection.RequestedHost,
        };

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
