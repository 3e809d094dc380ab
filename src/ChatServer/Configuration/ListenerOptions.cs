using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>An entry of <c>Chat:Listeners</c>: where clients connect.</summary>
internal sealed record ListenerOptions
{
    [AllowedValues("irc", ErrorMessage = "irc")]
    public string Protocol { get; init; } = "irc";

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

    [AllowedValues("off", ErrorMessage = "off")]
    public string ProxyProtocol { get; init; } = "off";
}
