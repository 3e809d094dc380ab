using System.Net.Security;
using ChatCore.Security;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Security;

public sealed class ServerTrustTests
{
    private const SslPolicyErrors Untrusted = SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch;

    [Fact]
    public void Without_a_pin_an_authority_decides()
    {
        using var certificate = TestCertificate.Create();
        Assert.Equal(new TrustVerdict.TrustedByAuthority(), ServerTrust.Judge(certificate, SslPolicyErrors.None, null));
        Assert.Equal(new TrustVerdict.Unknown(Fingerprint.Of(certificate)), ServerTrust.Judge(certificate, Untrusted, null));
        Assert.False(ServerTrust.Judge(certificate, SslPolicyErrors.RemoteCertificateNameMismatch, null).IsTrusted);
    }

    [Fact]
    public void With_a_pin_the_pin_decides_whatever_an_authority_says()
    {
        using var certificate = TestCertificate.Create();
        using var another = TestCertificate.Create();
        var (own, other) = (Fingerprint.Of(certificate), Fingerprint.Of(another));
        Assert.Equal(new TrustVerdict.TrustedByPin(), ServerTrust.Judge(certificate, Untrusted, own));
        Assert.Equal(new TrustVerdict.Changed(other, own), ServerTrust.Judge(certificate, SslPolicyErrors.None, other));
        Assert.False(ServerTrust.Judge(certificate, SslPolicyErrors.None, other).IsTrusted);
    }
}
