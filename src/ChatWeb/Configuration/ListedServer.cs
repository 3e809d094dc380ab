using ChatCore.Security;

namespace ChatWeb.Configuration;

/// <summary>One entry of <c>Chat:Gateway:Servers</c>: a chat server that the operator vouches for.</summary>
internal sealed class ListedServer
{
    public static readonly string[] LoopbackHosts = ["127.0.0.1", "::1", "localhost"];

    /// <summary>Host name or address, as users type it.</summary>
    public string Name { get; set; } = string.Empty;

    public int Port { get; set; } = TlsSettings.DefaultPort;

    /// <summary><c>host:port</c> where the socket really goes, when that differs from what users type.</summary>
    public string? ConnectTo { get; set; }

    /// <summary>SHA-256 of its certificate: users need not compare it themselves then.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>Whether the server is told each user's address (WEBIRC): it has to trust the gateway's.</summary>
    public bool IntroduceUsers { get; set; }

    /// <summary>What the server wants to hear with that; null where the gateway's address is enough.</summary>
    public string? WebIrcPassword { get; set; }

    public ServerEndpoint Endpoint => new(HostName.TryNormalize(Name, out var host) ? host : Name, Port);

    public ServerEndpoint? ConnectToEndpoint => HostName.TryParseEndpoint(ConnectTo, out var endpoint) ? endpoint : null;

    public Fingerprint? PinnedFingerprint => ChatCore.Security.Fingerprint.TryParse(Fingerprint, out var fingerprint) ? fingerprint : null;
}
