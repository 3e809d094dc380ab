using System.Net;
using ChatCore.Security;
using ChatWeb.Sessions;
using Microsoft.Extensions.Options;

namespace ChatWeb.Configuration;

/// <summary>Proves the options; each failure names the key, the value and what is allowed.</summary>
internal sealed class GatewayOptionsValidator : IValidateOptions<GatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        var failures = Failures(options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(GatewayOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            yield return Failure(nameof(options.DataDirectory), options.DataDirectory, "the path of a folder");

        if (!IPAddress.TryParse(options.HttpAddress, out _))
            yield return Failure(nameof(options.HttpAddress), options.HttpAddress, "an IP address, for example 127.0.0.1");

        if (!IPAddress.TryParse(options.HttpsAddress, out _))
            yield return Failure(nameof(options.HttpsAddress), options.HttpsAddress, "an IP address, for example 0.0.0.0");

        if (options.HttpPort is < 0 or > IPEndPoint.MaxPort)
            yield return Failure(nameof(options.HttpPort), options.HttpPort, "0 (any free port) to 65535");

        if (options.HttpsPort is < 0 or > IPEndPoint.MaxPort)
            yield return Failure(nameof(options.HttpsPort), options.HttpsPort, "0 (off) to 65535");

        if (options.HttpsPort != 0 && options.HttpsPort == options.HttpPort)
            yield return Failure(nameof(options.HttpsPort), options.HttpsPort, $"another port than {Key(nameof(options.HttpPort))}");

        if (string.IsNullOrEmpty(options.CertificatePath) != string.IsNullOrEmpty(options.KeyPath))
            yield return Failure(nameof(options.KeyPath), options.KeyPath, $"both {Key(nameof(options.CertificatePath))} and this, or neither");

        if (options.MaxSessions is < 1 or > 100_000)
            yield return Failure(nameof(options.MaxSessions), options.MaxSessions, "1 to 100000");

        if (options.MaxSessionsPerAddress is < 1 or > 100_000)
            yield return Failure(nameof(options.MaxSessionsPerAddress), options.MaxSessionsPerAddress, "1 to 100000");

        if (options.SignInsPerMinute is < 1 or > 10_000)
            yield return Failure(nameof(options.SignInsPerMinute), options.SignInsPerMinute, "1 to 10000");

        if (options.SessionGracePeriod < TimeSpan.FromSeconds(10) || options.SessionGracePeriod > TimeSpan.FromDays(30))
            yield return Failure(nameof(options.SessionGracePeriod), options.SessionGracePeriod, "00:00:10 to 30.00:00:00");

        for (var index = 0; index < options.TrustedProxies.Count; index++)
        {
            if (!TrustedProxy.TryParse(options.TrustedProxies[index], out _))
                yield return Failure($"{nameof(options.TrustedProxies)}:{index}", options.TrustedProxies[index], "an IP address, or a network such as 10.0.0.0/8");
        }

        foreach (var (key, value, allowed) in FileSharingOptionsValidator.Failures(options.Files))
            yield return Failure(key, value, allowed);

        foreach (var failure in options.Servers.SelectMany(Failures))
            yield return failure;
    }

    private static IEnumerable<string> Failures(ListedServer server, int index)
    {
        if (!HostName.TryNormalize(server.Name, out var host))
            yield return Failure($"Servers:{index}:Name", server.Name, "a host name or an IP address");
        else if (IPAddress.TryParse(host, out var address) && AddressRisk.Of(address) == AddressRisk.Level.Forbidden)
            yield return Failure($"Servers:{index}:Name", server.Name, "an address that is not link-local, unspecified, multicast or a cloud's metadata service");

        if (server.Port is < 1 or > IPEndPoint.MaxPort)
            yield return Failure($"Servers:{index}:Port", server.Port, "1 to 65535");

        if (server is { ConnectTo: not null, ConnectToEndpoint: null })
            yield return Failure($"Servers:{index}:ConnectTo", server.ConnectTo, "host:port, with brackets around an IPv6 address");

        if (server is { Fingerprint: not null, PinnedFingerprint: null })
            yield return Failure($"Servers:{index}:Fingerprint", server.Fingerprint, "a SHA-256 fingerprint: 64 hexadecimal digits, colons allowed");

        // A secret: the value stays out of the message.
        if (server.WebIrcPassword is { } password && (password.Length is < 8 or > 300 || password.StartsWith(':') || password.Any(c => c <= ' ')))
            yield return Failure($"Servers:{index}:WebIrcPassword", "…", "one word of 8 to 300 characters that does not begin with a colon");
    }

    private static string Key(string name) => $"{GatewayOptions.Section}:{name}";

    private static string Failure(string key, object? value, string allowed) => $"{Key(key)} is '{value}'; allowed: {allowed}.";
}
