using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;
using ChatServer.Configuration;

namespace ChatServer.Networking;

/// <summary>The certificate that a listener shows: the operator's, or one that the server made for itself at its first start.</summary>
internal sealed class ServerCertificate
{
    private const string CertificateFile = "certificate.pem";
    private const string KeyFile = "certificate.key";
    private const int ValidYears = 20;

    private ServerCertificate(X509Certificate2 certificate, X509Certificate2Collection chain, string path, string keyPath)
    {
        Path = path;
        KeyPath = keyPath;
        Fingerprint = Fingerprint.Of(certificate);
        Context = SslStreamCertificateContext.Create(certificate, chain, offline: true);
    }

    /// <summary>The file it is in.</summary>
    public string Path { get; }

    /// <summary>The file that its key is in.</summary>
    public string KeyPath { get; }

    public Fingerprint Fingerprint { get; }

    public SslStreamCertificateContext Context { get; }

    /// <summary>The operator's certificate.</summary>
    /// <exception cref="ConfigurationException">The files hold no certificate with its key.</exception>
    public static ServerCertificate Load(string certificatePath, string keyPath)
    {
        try
        {
            using var pem = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificatePath);
            // SslStream needs the key in a form that only a PKCS#12 round trip gives on every system.
            var certificate = X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pfx), password: null);
            return new ServerCertificate(certificate, chain, certificatePath, keyPath);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(
                $"The certificate '{certificatePath}' with the key '{keyPath}' cannot be used: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The server's own certificate in the data folder, made when there is none yet.</summary>
    public static ServerCertificate LoadOrCreate(string directory, string serverName)
    {
        var (certificatePath, keyPath) = PathsIn(directory);
        if (!File.Exists(certificatePath) || !File.Exists(keyPath))
            Create(certificatePath, keyPath, serverName);

        return Load(certificatePath, keyPath);
    }

    public static (string Certificate, string Key) PathsIn(string directory) =>
        (System.IO.Path.Combine(directory, CertificateFile), System.IO.Path.Combine(directory, KeyFile));

    /// <summary>ECDSA P-256, for the server's name and for loopback. People pin it, so it is made to last.</summary>
    private static void Create(string certificatePath, string keyPath, string serverName)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={serverName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(serverName);
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));

        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(ValidYears));
        PrivateFile.Write(keyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
    }
}
