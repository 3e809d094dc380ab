using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatCore.Security;

/// <summary>
/// The SHA-256 of a certificate, by which people compare servers. Written as 32 pairs of upper-case hexadecimal digits with colons between:
/// the form that <c>openssl x509 -fingerprint -sha256</c> prints.
/// </summary>
public readonly record struct Fingerprint
{
    private readonly string? _text;

    private Fingerprint(string text) => _text = text;

    /// <summary>The fingerprint of a certificate.</summary>
    public static Fingerprint Of(X509Certificate certificate) => new(WithColons(certificate.GetCertHash(HashAlgorithmName.SHA256)));

    /// <summary>Reads 64 hexadecimal digits in either case, with or without colons and spaces.</summary>
    public static bool TryParse(string? text, out Fingerprint fingerprint)
    {
        fingerprint = default;
        var digits = text?.Replace(":", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        if (digits is not { Length: 64 } || !digits.All(char.IsAsciiHexDigit))
            return false;

        fingerprint = new Fingerprint(WithColons(Convert.FromHexString(digits)));
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => _text ?? string.Empty;

    private static string WithColons(byte[] hash) => string.Join(':', hash.Select(b => b.ToString("X2", null)));
}
