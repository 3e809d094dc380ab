using System.Net.Security;
using System.Security.Authentication;

namespace ChatCore.Security;

/// <summary>What both sides of a connection insist on: TLS 1.3 and nothing else.</summary>
public static class TlsSettings
{
    /// <summary>The only protocol version.</summary>
    public const SslProtocols Protocols = SslProtocols.Tls13;

    /// <summary>The port of IRC over TLS (RFC 7194).</summary>
    public const int DefaultPort = 6697;

    /// <summary>The application protocol's name (ALPN, as IANA registered it).</summary>
    public static SslApplicationProtocol ApplicationProtocol { get; } = new("irc");
}
