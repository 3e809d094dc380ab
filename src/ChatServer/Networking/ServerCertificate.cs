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
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(20 * 365);

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

    /// <summary>For the server's name and for loopback. People pin it, so it is made to last.</summary>
    private static void Create(string certificatePath, string keyPath, string serverName)
    {
        using var certificate = SelfSignedCertificate.ForServer(
            serverName, [serverName, "localhost"], [IPAddress.Loopback, IPAddress.IPv6Loopback], Lifetime, TimeProvider.System);
        using var key = certificate.GetECDsaPrivateKey()!;
        PrivateFile.Write(keyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificatePath, certificate.ExportCertificatePem());
    }
}
