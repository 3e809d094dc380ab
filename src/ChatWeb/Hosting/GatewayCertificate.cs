using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;
using ChatWeb.Configuration;

namespace ChatWeb.Hosting;

/// <summary>The certificate that browsers see, with those that lead to its authority: the configured one, or a self-signed one made at the first start.</summary>
internal static class GatewayCertificate
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(5 * 365);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    public static SslStreamCertificateContext LoadOrCreate(GatewayOptions options, TimeProvider time)
    {
        if (options.CertificatePath is { Length: > 0 } certificate && options.KeyPath is { Length: > 0 } key)
            return Load(certificate, key);

        var certificateFile = Path.Combine(options.DataDirectory, "gateway.crt");
        var keyFile = Path.Combine(options.DataDirectory, "gateway.key");
        if (File.Exists(certificateFile) && File.Exists(keyFile))
        {
            var kept = Load(certificateFile, keyFile);
            if (kept.TargetCertificate.NotAfter - time.GetUtcNow() > RenewBefore)
                return kept;

            kept.TargetCertificate.Dispose();
        }

        using var made = SelfSignedCertificate.ForServer(
            "WebChat gateway", ["localhost", Dns.GetHostName()], [IPAddress.Loopback, IPAddress.IPv6Loopback], Lifetime, time);
        using var privateKey = made.GetECDsaPrivateKey()!;
        PrivateFile.Write(keyFile, privateKey.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificateFile, made.ExportCertificatePem());
        return Load(certificateFile, keyFile);
    }

    /// <summary>The first certificate of the file is the gateway's; the others, as in an authority's <c>fullchain.pem</c>, are sent along.</summary>
    private static SslStreamCertificateContext Load(string certificateFile, string keyFile)
    {
        using var pem = ReadPem(certificateFile, keyFile);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificateFile);

        // Not every platform's TLS can use a key that was read from PEM; one that was loaded from PKCS#12 works everywhere.
        var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null);
        return SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    private static X509Certificate2 ReadPem(string certificateFile, string keyFile)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
        }
        catch (ArgumentException mismatch)
        {
            throw new CryptographicException($"The key '{keyFile}' is not that of the certificate '{certificateFile}'.", mismatch);
        }
    }
}
