using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;
using ChatWeb.Configuration;
using ChatWeb.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Hosting;

public sealed class GatewayCertificateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatweb-certificate-");
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public void Its_own_certificate_stays_the_same_until_it_is_about_to_end()
    {
        var first = Fingerprint.Of(LoadOwn());
        Assert.Equal(first, Fingerprint.Of(LoadOwn()));

        _time.Advance(TimeSpan.FromDays((5 * 365) - 29));
        Assert.NotEqual(first, Fingerprint.Of(LoadOwn()));
    }

    [Fact]
    public void Nobody_else_may_read_its_key()
    {
        LoadOwn();
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.FullName, "gateway.key")));
    }

    [Fact]
    public void The_certificates_that_lead_to_its_authority_are_shown_too()
    {
        using var authority = new Issuer("CN=authority", issuer: null);
        using var intermediate = new Issuer("CN=intermediate", authority);
        using var leaf = new Issuer("CN=chat.example.org", intermediate);
        var options = Write(leaf.Certificate.ExportCertificatePem() + "\n" + intermediate.Certificate.ExportCertificatePem(), leaf.Key);

        var loaded = GatewayCertificate.LoadOrCreate(options, _time);
        Assert.Equal(leaf.Certificate.Thumbprint, loaded.TargetCertificate.Thumbprint);
        Assert.True(loaded.TargetCertificate.HasPrivateKey);
        Assert.Equal(intermediate.Certificate.Thumbprint, Assert.Single(loaded.IntermediateCertificates).Thumbprint);
    }

    [Fact]
    public void A_key_of_another_certificate_is_named()
    {
        using var leaf = new Issuer("CN=chat.example.org", issuer: null);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = Write(leaf.Certificate.ExportCertificatePem(), other);
        var failure = Assert.Throws<CryptographicException>(() => GatewayCertificate.LoadOrCreate(options, _time));
        Assert.Contains(options.KeyPath!, failure.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private X509Certificate2 LoadOwn() =>
        GatewayCertificate.LoadOrCreate(new GatewayOptions { DataDirectory = _folder.FullName }, _time).TargetCertificate;

    private GatewayOptions Write(string certificates, ECDsa key)
    {
        var options = new GatewayOptions
        {
            CertificatePath = Path.Combine(_folder.FullName, "fullchain.pem"),
            KeyPath = Path.Combine(_folder.FullName, "privkey.pem"),
        };
        File.WriteAllText(options.CertificatePath, certificates);
        File.WriteAllText(options.KeyPath, key.ExportPkcs8PrivateKeyPem());
        return options;
    }

    /// <summary>A certificate that another one, or it itself, vouches for.</summary>
    private sealed class Issuer : IDisposable
    {
        public Issuer(string subject, Issuer? issuer)
        {
            var request = new CertificateRequest(subject, Key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            Certificate = issuer is null
                ? request.CreateSelfSigned(from, until)
                : request.Create(issuer.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(issuer.Key), from, until, [1, 2, 3]);
        }

        public ECDsa Key { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        public X509Certificate2 Certificate { get; }

        public void Dispose()
        {
            Certificate.Dispose();
            Key.Dispose();
        }
    }
}
