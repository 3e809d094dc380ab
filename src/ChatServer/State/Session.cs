using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>One connection of a client: what it negotiated, and how far its registration came. Changed by <see cref="World"/> alone.</summary>
internal sealed class Session(SessionId id, SessionOrigin origin)
{
    public SessionId Id { get; } = id;

    public SessionOrigin Origin { get; set; } = origin;

    public Capability Capabilities { get; set; }

    /// <summary>Whether the client named version 302 or later in CAP LS: it gets values, and cap-notify without asking.</summary>
    public bool UsesCap302 { get; set; }

    /// <summary>Whether CAP END is still to come before the client can be registered.</summary>
    public bool IsNegotiating { get; set; }

    public string? Password { get; set; }

    public string? Nick { get; set; }

    public string? UserName { get; set; }

    public string? RealName { get; set; }

    /// <summary>The keys of metadata that it wants to be told about, in the order of asking.</summary>
    public List<string> Subscriptions { get; } = [];

    /// <summary>Metadata given before registration: the user's, once there is one.</summary>
    public MetadataKeys EarlyMetadata { get; } = new();

    /// <summary>The message of several lines that it is sending.</summary>
    public OpenMultiline? Multiline { get; set; }

    /// <summary>The away message given before registration (<c>draft/pre-away</c>), as it was given.</summary>
    public string? AwayMessage { get; set; }

    /// <summary>The nicknames that the client watches (MONITOR), as it wrote them.</summary>
    public HashSet<string> Monitored { get; } = new(CaseMapping.Ascii);

    /// <summary>The log-in under way.</summary>
    public SaslExchange? Sasl { get; set; }

    /// <summary>The account that the client has proven to be; null for a guest.</summary>
    public string? Account { get; set; }

    /// <summary>The user, once registered.</summary>
    public User? User { get; set; }

    /// <summary>What the client is called in numerics: its nickname, or <c>*</c> before it has one.</summary>
    public string DisplayName => User?.Nick ?? Nick ?? "*";
}

/// <summary>Where a connection comes from.</summary>
/// <param name="Host">The client's address, as others see it.</param>
/// <param name="IsSecure">Whether it came over TLS.</param>
/// <param name="CertificateFingerprint">The SHA-256 of the client's certificate in lower-case hexadecimal; null without one.</param>
internal sealed record SessionOrigin(string Host, bool IsSecure, string? CertificateFingerprint = null)
{
    /// <summary>The client's address itself: for the client and for operators.</summary>
    public string Address { get; init; } = string.Empty;

    /// <summary>The host name that the client asked for with TLS (SNI); null when it named none.</summary>
    public string? RequestedHost { get; init; }
}
