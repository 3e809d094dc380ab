using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatCore.Client;

/// <summary>Makes the certificate that a client shows when its owner gave none: ECDSA P-256, never written to a disk.</summary>
internal static class EphemeralCertificate
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebChat client", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));

        // Not every platform's TLS can use a key that was never stored; one that was loaded works everywhere.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null);
    }
}
