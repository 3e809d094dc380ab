using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatCore.Security;

/// <summary>
/// Makes certificates that no authority vouches for: ECDSA P-256, with a new key, valid from one day before now because clocks differ.
/// People compare and pin their <see cref="Fingerprint"/>.
/// </summary>
public static class SelfSignedCertificate
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private static readonly TimeSpan ClockDifference = TimeSpan.FromDays(1);

    /// <summary>A certificate for a TLS server.</summary>
    /// <param name="commonName">Whom the certificate is about; the subject's common name.</param>
    /// <param name="dnsNames">The host names the server is reached by.</param>
    /// <param name="addresses">The IP addresses the server is reached by.</param>
    /// <param name="lifetime">How long from now it is valid; longer than nothing.</param>
    /// <param name="time">Tells what is now.</param>
    /// <returns>The certificate with its key, which may be exported. The caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The common name is blank, a host name cannot be one, or the lifetime is not positive.</exception>
    public static X509Certificate2 ForServer(
        string commonName, IEnumerable<string> dnsNames, IEnumerable<IPAddress> addresses, TimeSpan lifetime, TimeProvider time)
    {
        var names = new SubjectAlternativeNameBuilder();
        var isNamed = false;
        foreach (var name in dnsNames.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            names.AddDnsName(name);
            isNamed = true;
        }

        foreach (var address in addresses.Distinct())
        {
            names.AddIpAddress(address);
            isNamed = true;
        }

        return Create(commonName, isNamed ? names.Build() : null, ServerAuthentication, lifetime, time);
    }

    /// <summary>A certificate for a TLS client.</summary>
    /// <param name="commonName">Whom the certificate is about; the subject's common name.</param>
    /// <param name="lifetime">How long from now it is valid; longer than nothing.</param>
    /// <param name="time">Tells what is now.</param>
    /// <returns>The certificate with its key, which may be exported. The caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The common name is blank, or the lifetime is not positive.</exception>
    public static X509Certificate2 ForClient(string commonName, TimeSpan lifetime, TimeProvider time) =>
        Create(commonName, alternativeNames: null, ClientAuthentication, lifetime, time);

    private static X509Certificate2 Create(string commonName, X509Extension? alternativeNames, string purpose, TimeSpan lifetime, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(commonName);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lifetime, TimeSpan.Zero);

        // Built, not written: a comma in the name must not become another part of it.
        var subject = new X500DistinguishedNameBuilder();
        subject.AddCommonName(commonName);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        if (alternativeNames is not null)
            request.CertificateExtensions.Add(alternativeNames);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], critical: false));

        var now = time.GetUtcNow();
        var made = request.CreateSelfSigned(now - ClockDifference, now + lifetime);
        if (OperatingSystem.IsLinux())
            return made;

        // Not every other platform's TLS can use a key that was never stored; one that was loaded works everywhere, and costs twenty times as much.
        using (made)
            return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }
}
