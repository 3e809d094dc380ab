using ChatCore.Security;

namespace ChatWeb.Sessions;

/// <summary>What <see cref="ServerPolicy"/> says about a server that a user named: a closed family of records.</summary>
internal abstract record ServerDecision
{
    private ServerDecision()
    {
    }

    /// <param name="Server">The server under the name that pins are kept under.</param>
    /// <param name="ConnectTo">Where the socket goes; null for the server itself.</param>
    /// <param name="Pinned">The fingerprint that the operator vouches for, if any.</param>
    public sealed record Allowed(ServerEndpoint Server, ServerEndpoint? ConnectTo, Fingerprint? Pinned) : ServerDecision
    {
        /// <summary>Whether the server is told whom the gateway connects for.</summary>
        public bool IntroducesUsers { get; init; }

        /// <summary>What it wants to hear with that; null where the gateway's address is enough.</summary>
        public string? WebIrcPassword { get; init; }
    }

    public sealed record Refused(ServerRefusal Why) : ServerDecision;
}

/// <summary>Why the gateway will not connect to a server.</summary>
internal enum ServerRefusal
{
    /// <summary>It is neither a host name nor an address in its usual spelling.</summary>
    MalformedHost,

    /// <summary>Not 1 to 65535, or for unlisted servers a port of another service.</summary>
    Port,

    /// <summary>Only listed servers are allowed.</summary>
    NotListed,

    /// <summary>Unlisted servers may not be in private networks.</summary>
    PrivateAddress,

    /// <summary>Link-local, metadata, unspecified, multicast: never.</summary>
    ForbiddenAddress,

    /// <summary>The name has no address.</summary>
    UnknownHost,
}
