using System.Security.Cryptography;
using ChatCore.Security;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Security;

public sealed class FingerprintTests
{
    [Fact]
    public void It_is_the_sha256_of_the_certificate_in_pairs_with_colons()
    {
        using var certificate = TestCertificate.Create();
        var expected = BitConverter.ToString(SHA256.HashData(certificate.RawData)).Replace('-', ':');
        Assert.Equal(expected, Fingerprint.Of(certificate).ToString());
    }

    [Fact]
    public void It_is_read_in_every_usual_form()
    {
        var digits = string.Concat(Enumerable.Repeat("aB", 32));
        Assert.True(Fingerprint.TryParse(digits, out var plain));
        Assert.True(Fingerprint.TryParse(string.Join(':', Enumerable.Repeat("AB", 32)), out var colons));
        Assert.True(Fingerprint.TryParse(string.Join(' ', Enumerable.Repeat("ab", 32)), out var spaces));
        Assert.Equal(plain, colons);
        Assert.Equal(plain, spaces);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AB:CD")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void What_is_no_fingerprint_is_refused(string? text) => Assert.False(Fingerprint.TryParse(text, out _));
}
