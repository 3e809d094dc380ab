using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatCore.Security;

namespace ChatWeb.Configuration;

/// <summary>
/// Reads host names and addresses strictly: one spelling each. Forms that resolvers read as addresses although they do not look like one
/// (<c>2130706433</c>, <c>0x7f.1</c>, <c>127.1</c>) are no host names here.
/// </summary>
internal static class HostName
{
    private const int MaxLength = 253;
    private const int MaxLabelLength = 63;

    /// <summary>Lower case, without brackets and without the root's trailing dot.</summary>
    public static bool TryNormalize(string? text, [NotNullWhen(true)] out string? host)
    {
        host = text?.Trim().ToLowerInvariant();
        if (string.IsNullOrEmpty(host))
            return false;

        if (host is ['[', .. var inner, ']'])
            return TryNormalizeIPv6(inner, out host);

        if (host.Contains(':', StringComparison.Ordinal))
            return TryNormalizeIPv6(host, out host);

        host = host.EndsWith('.') ? host[..^1] : host;
        return LooksLikeIPv4(host) ? IsCanonicalIPv4(host) : IsDnsName(host);
    }

    /// <summary>Reads <c>host:port</c>, with brackets around an IPv6 address.</summary>
    public static bool TryParseEndpoint(string? text, [NotNullWhen(true)] out ServerEndpoint? endpoint)
    {
        endpoint = null;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || !TryParsePort(text![(colon + 1)..], out var port))
            return false;

        var name = text[..colon];
        if (name.Contains(':', StringComparison.Ordinal) && name is not ['[', .., ']'])
            return false;

        if (!TryNormalize(name, out var host))
            return false;

        endpoint = new ServerEndpoint(host, port);
        return true;
    }

    public static bool TryParsePort(string? text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= IPEndPoint.MaxPort;

    private static bool TryNormalizeIPv6(string text, [NotNullWhen(true)] out string? host)
    {
        host = null;
        if (text.Contains('%', StringComparison.Ordinal) || !IPAddress.TryParse(text, out var address) ||
            address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        host = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
        return true;
    }

    /// <summary>Whether a resolver could take it for an address: its last label is a number, decimal or hexadecimal.</summary>
    private static bool LooksLikeIPv4(string host)
    {
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.Ordinal));
    }

    private static bool IsCanonicalIPv4(string host) => IPAddress.TryParse(host, out var address) && address.ToString() == host;

    private static bool IsDnsName(string host) => host.Length is > 0 and <= MaxLength && host.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MaxLabelLength && label[0] != '-' && label[^1] != '-' &&
        label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
