using System.Globalization;
using System.Net;

namespace ChatCore.Security;

/// <summary>A chat server as a person names it: host name or IP address, and port.</summary>
/// <param name="Host">A host name, or an IPv4 or IPv6 address without brackets.</param>
/// <param name="Port">1 to 65535.</param>
public sealed record ServerEndpoint(string Host, int Port = TlsSettings.DefaultPort)
{
    /// <summary>Whether the host is an IP address, for which authorities hardly ever issue certificates.</summary>
    public bool IsAddress => IPAddress.TryParse(Host, out _);

    /// <summary>Equal ignoring the case of the host.</summary>
    public bool Equals(ServerEndpoint? other) =>
        other is not null && Port == other.Port && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Host), Port);

    /// <summary><c>host:port</c>, with brackets around an IPv6 address.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal)
        ? string.Create(CultureInfo.InvariantCulture, $"[{Host}]:{Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
