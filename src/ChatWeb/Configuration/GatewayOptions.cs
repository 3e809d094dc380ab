namespace ChatWeb.Configuration;

/// <summary>Section <c>Chat:Gateway</c>. Every value is proven by <see cref="GatewayOptionsValidator"/> before the first socket opens.</summary>
internal sealed class GatewayOptions
{
    public const string Section = "Chat:Gateway";

    /// <summary>Pins, Data Protection keys and the gateway's own certificate.</summary>
    public string DataDirectory { get; set; } = "data/web";

    public string HttpAddress { get; set; } = "127.0.0.1";

    public int HttpPort { get; set; } = 8080;

    public string HttpsAddress { get; set; } = "0.0.0.0";

    /// <summary>0 turns HTTPS off.</summary>
    public int HttpsPort { get; set; } = 8443;

    /// <summary>PEM files; without them the gateway makes a self-signed certificate at its first start.</summary>
    public string? CertificatePath { get; set; }

    public string? KeyPath { get; set; }

    /// <summary>Whether users may connect to servers that are not listed.</summary>
    public bool AllowAnyServer { get; set; }

    /// <summary>With <see cref="AllowAnyServer"/>: whether those may be in private networks or on this machine, too.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>The servers users may connect to, the first one proposed on the form. None configured: loopback.</summary>
    public IList<ListedServer> Servers { get; } = [];

    /// <summary>Addresses and networks of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> count. None configured: loopback.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public int MaxSessions { get; set; } = 2_000;

    public int MaxSessionsPerAddress { get; set; } = 200;

    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>How long a session without any open tab stays connected.</summary>
    public TimeSpan SessionGracePeriod { get; set; } = TimeSpan.FromHours(1);

    public FileSharingOptions Files { get; } = new();

    /// <summary>The configured servers, or loopback on the standard port when there are none.</summary>
    public IReadOnlyList<ListedServer> EffectiveServers =>
        Servers.Count > 0 ? [.. Servers] : [.. ListedServer.LoopbackHosts.Select(host => new ListedServer { Name = host })];

    /// <summary>The configured proxies, or loopback when there are none.</summary>
    public IReadOnlyList<string> EffectiveTrustedProxies => TrustedProxies.Count > 0 ? [.. TrustedProxies] : TrustedProxy.Loopback;
}
