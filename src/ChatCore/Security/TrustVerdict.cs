namespace ChatCore.Security;

/// <summary>What a client thinks of the certificate that a server showed.</summary>
public abstract record TrustVerdict
{
    private TrustVerdict()
    {
    }

    /// <summary>An authority that this machine trusts vouches for the name, and no other key was pinned before.</summary>
    public sealed record TrustedByAuthority : TrustVerdict;

    /// <summary>It is the certificate that the user accepted before.</summary>
    public sealed record TrustedByPin : TrustVerdict;

    /// <summary>Nobody vouches for it and it was never seen: the user has to compare the fingerprint and decide.</summary>
    /// <param name="Presented">The fingerprint of the certificate shown.</param>
    public sealed record Unknown(Fingerprint Presented) : TrustVerdict;

    /// <summary>A different certificate was accepted before: an attack or a changed key. Never to be passed over silently.</summary>
    /// <param name="Pinned">The remembered fingerprint.</param>
    /// <param name="Presented">The fingerprint of the certificate shown.</param>
    public sealed record Changed(Fingerprint Pinned, Fingerprint Presented) : TrustVerdict;

    /// <summary>Whether the connection may go on.</summary>
    public bool IsTrusted => this is TrustedByAuthority or TrustedByPin;
}
