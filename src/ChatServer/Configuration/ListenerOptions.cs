using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>An entry of <c>Chat:Listeners</c>: where clients connect.</summary>
internal sealed record ListenerOptions
{
    public const string Irc = "irc";
    public const string WebSocket = "websocket";

    /// <summary>What is spoken below TLS: lines of IRC, or those in frames of a WebSocket.</summary>
    [AllowedValues(Irc, WebSocket, ErrorMessage = "irc or websocket")]
    public string Protocol { get; init; } = Irc;

    /// <summary>An IP address; <c>::</c> is every address of both families.</summary>
    [Required]
    public string Address { get; init; } = "::";

    /// <summary>0 lets the system choose.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 6697;

    public bool Tls { get; init; } = true;

    /// <summary>A PEM file with the certificate and its chain; without it the server makes a certificate of its own.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>A PEM file with the private key of <see cref="CertificatePath"/>.</summary>
    public string? KeyPath { get; init; }

    /// <summary>
    /// Whether connections of <see cref="ConnectionOptions.TrustedProxies"/> begin with a PROXY header that tells the client's address:
    /// <c>optional</c> takes one, <c>required</c> closes connections without.
    /// </summary>
    [AllowedValues("off", "optional", "required", ErrorMessage = "off, optional or required")]
    public string ProxyProtocol { get; init; } = "off";
}
