using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Whom a gateway connects for, told before anything else (IRCv3 <c>webirc</c>): limits, bans and the host that others see are then the user's
/// and not the gateway's. The server has to trust the gateway's address; to any other server it is an error.
/// </summary>
/// <param name="Gateway">The gateway's name: one word.</param>
/// <param name="Address">The user's address.</param>
/// <param name="IsSecure">Whether the user's way to the gateway is encrypted.</param>
/// <param name="Password">What the server wants to hear from the gateway: one word; null where the gateway's address is enough.</param>
public sealed record GatewayIntroduction(string Gateway, IPAddress Address, bool IsSecure, string? Password = null)
{
    private const string NoPassword = "*";

    /// <summary>The line. A certificate that the user alone has is named, or the server would take it for the gateway's.</summary>
    internal Message ToLine(X509Certificate2? certificate)
    {
        var plain = (Address.IsIPv4MappedToIPv6 ? Address.MapToIPv4() : Address).ToString();
        var address = plain.StartsWith(':') ? "0" + plain : plain;
        var flags = new List<string>();
        if (IsSecure)
            flags.Add("secure");
        if (certificate is not null)
            flags.Add($"certfp-sha-256={Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256))}");

        string[] who = [Password ?? NoPassword, Gateway, address, address];
        return flags.Count == 0 ? new Message(Verbs.WebIrc, who) : new Message(Verbs.WebIrc, [.. who, string.Join(' ', flags)]);
    }
}
