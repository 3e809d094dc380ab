using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;
using Microsoft.Extensions.Time.Testing;

namespace ChatCore.Tests.Security;

public sealed class SelfSignedCertificateTests
{
    private static readonly FakeTimeProvider Time = new(new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.Zero));

    [Fact]
    public void A_servers_certificate_answers_to_its_names_and_addresses_only()
    {
        using var made = SelfSignedCertificate.ForServer(
            "chat.example", ["chat.example", "localhost", "LOCALHOST"], [IPAddress.Loopback, IPAddress.IPv6Loopback], TimeSpan.FromDays(10), Time);

        Assert.Equal("CN=chat.example", made.Subject);
        Assert.True(made.MatchesHostname("chat.example"));
        Assert.True(made.MatchesHostname("localhost"));
        Assert.True(made.MatchesHostname("127.0.0.1"));
        Assert.True(made.MatchesHostname("::1"));
        Assert.False(made.MatchesHostname("other.example"));
        Assert.Equal(["chat.example", "localhost"], made.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateDnsNames());
    }

    [Fact]
    public void It_is_valid_from_a_day_before_now_for_its_lifetime()
    {
        using var made = SelfSignedCertificate.ForClient("someone", TimeSpan.FromDays(10), Time);
        Assert.Equal(Time.GetUtcNow().AddDays(-1), made.NotBefore);
        Assert.Equal(Time.GetUtcNow().AddDays(10), made.NotAfter);
    }

    [Fact]
    public void Each_has_a_P256_key_of_its_own_that_can_be_exported()
    {
        using var one = SelfSignedCertificate.ForClient("someone", TimeSpan.FromDays(10), Time);
        using var other = SelfSignedCertificate.ForClient("someone", TimeSpan.FromDays(10), Time);
        using var key = one.GetECDsaPrivateKey()!;
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value);
        Assert.NotEqual(one.GetPublicKey(), other.GetPublicKey());

        using var again = X509Certificate2.CreateFromPem(one.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
        Assert.Equal(Fingerprint.Of(one), Fingerprint.Of(again));
    }

    [Fact]
    public void Servers_and_clients_get_certificates_for_their_own_side_only()
    {
        using var server = SelfSignedCertificate.ForServer("one", [], [], TimeSpan.FromDays(1), Time);
        using var client = SelfSignedCertificate.ForClient("one", TimeSpan.FromDays(1), Time);
        Assert.Equal(["1.3.6.1.5.5.7.3.1"], Purposes(server));
        Assert.Equal(["1.3.6.1.5.5.7.3.2"], Purposes(client));
        Assert.False(server.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public void A_comma_in_the_name_does_not_add_to_the_subject()
    {
        using var made = SelfSignedCertificate.ForClient("a, O=Bank", TimeSpan.FromDays(1), Time);
        Assert.Equal("a, O=Bank", made.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
        Assert.Single(made.SubjectName.EnumerateRelativeDistinguishedNames());
    }

    [Theory]
    [InlineData(" ", 1)]
    [InlineData("name", 0)]
    public void What_cannot_be_is_refused(string name, int days) =>
        Assert.ThrowsAny<ArgumentException>(() => SelfSignedCertificate.ForClient(name, TimeSpan.FromDays(days), Time));

    private static IEnumerable<string?> Purposes(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value);
}
