using System.ComponentModel.DataAnnotations;

namespace ChatServer.Configuration;

/// <summary>The section <c>Chat:Connections</c>: how many connections, and how long they may be silent.</summary>
internal sealed record ConnectionOptions
{
    [AllowedValues(false, ErrorMessage = "false")]
    public bool ResolveHostnames { get; init; }

    [AllowedValues(false, ErrorMessage = "false")]
    public bool IdentLookup { get; init; }

    /// <summary>Connections in all; beyond it new ones are closed at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>Connections of one address (IPv6: one /64 network) other than loopback; beyond it new ones are closed at once.</summary>
    [Range(1, 1_000_000)]
    public int MaxPerAddress { get; init; } = 64;

    /// <summary>Addresses or networks (CIDR) that <see cref="MaxPerAddress"/> does not count.</summary>
    public IReadOnlyList<string> ExemptAddresses { get; init; } = [];

    /// <summary>Addresses or networks (CIDR) of gateways whose word for their users' addresses is taken: PROXY headers, PROXY and WEBIRC.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>What a gateway among them has to say with WEBIRC; null when its address is enough.</summary>
    [StringLength(300, MinimumLength = 8)]
    public string? WebIrcPassword { get; init; }

    /// <summary>
    /// How long clients that found the server over plain text are told to insist on TLS, where both are offered. 0 sends nobody to TLS, and
    /// clients that come over it may forget what they were told before.
    /// </summary>
    [Range(0, 31_536_000)]
    public int StrictTransportSeconds { get; init; } = 2_592_000;

    /// <summary>TLS handshakes that the portable transport does at once; further ones wait. The event loops do one after the other.</summary>
    [Range(1, 10_000)]
    public int MaxHandshakes { get; init; } = 512;

    [Range(1, 300)]
    public int HandshakeTimeoutSeconds { get; init; } = 15;

    [Range(1, 600)]
    public int RegistrationTimeoutSeconds { get; init; } = 60;

    /// <summary>A silent client is asked with PING after this time.</summary>
    [Range(5, 3600)]
    public int PingIntervalSeconds { get; init; } = 90;

    /// <summary>A client that says nothing for this long after the PING is gone.</summary>
    [Range(5, 3600)]
    public int PingTimeoutSeconds { get; init; } = 60;
}
