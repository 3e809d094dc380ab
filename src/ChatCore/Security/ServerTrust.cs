using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ChatCore.Security;

/// <summary>Decides which certificate a client accepts: the pinned one, or without a pin one that an authority vouches for.</summary>
public static class ServerTrust
{
    /// <summary>Judges a certificate. A pin decides alone: it overrules the authorities in both directions.</summary>
    /// <param name="certificate">The certificate that the server showed.</param>
    /// <param name="errors">What the platform's check of chain and name found.</param>
    /// <param name="pinned">The fingerprint the user accepted before; null when the server is new.</param>
    public static TrustVerdict Judge(X509Certificate certificate, SslPolicyErrors errors, Fingerprint? pinned)
    {
        var presented = Fingerprint.Of(certificate);
        return pinned switch
        {
            { } known when known == presented => new TrustVerdict.TrustedByPin(),
            { } known => new TrustVerdict.Changed(known, presented),
            null when errors == SslPolicyErrors.None => new TrustVerdict.TrustedByAuthority(),
            null => new TrustVerdict.Unknown(presented),
        };
    }
}
