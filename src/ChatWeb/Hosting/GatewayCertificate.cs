using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatWeb.Configuration;

namespace ChatWeb.Hosting;

/// <summary>The certificate that browsers see: the configured one, or a self-signed ECDSA P-256 one made at the first start.</summary>
internal static class GatewayCertificate
{
    private const int ValidYears = 5;
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    public static X509Certificate2 LoadOrCreate(GatewayOptions options, TimeProvider time)
    {
        if (options.CertificatePath is { Length: > 0 } certificate && options.KeyPath is { Length: > 0 } key)
            return X509Certificate2.CreateFromPemFile(certificate, key);

        var certificateFile = Path.Combine(options.DataDirectory, "gateway.crt");
        var keyFile = Path.Combine(options.DataDirectory, "gateway.key");
        if (File.Exists(certificateFile) && File.Exists(keyFile))
        {
            var kept = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            if (kept.NotAfter - time.GetUtcNow() > RenewBefore)
                return kept;

            kept.Dispose();
        }

        var made = Create(time.GetUtcNow());
        using var privateKey = made.GetECDsaPrivateKey()!;
        PrivateFile.Write(keyFile, privateKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, made.ExportCertificatePem());
        return made;
    }

    private static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebChat gateway", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName(Dns.GetHostName());
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false)); // serverAuth
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
    }
}
