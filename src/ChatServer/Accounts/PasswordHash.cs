using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatServer.Accounts;

/// <summary>Passwords in the configuration, as PHC strings: <c>$pbkdf2-sha256$i=ROUNDS$SALT$HASH</c>, both in base64.</summary>
internal static class PasswordHash
{
    public const int MinRounds = 100_000;
    private const int MaxRounds = 10_000_000;
    private const int HashBytes = 32;
    private const string Scheme = "pbkdf2-sha256";

    public static bool IsHash(string stored) => TryParse(stored) is { Rounds: >= MinRounds };

    /// <summary>Whether <paramref name="given"/> is the password behind <paramref name="stored"/>. Takes its time.</summary>
    public static bool Verify(string stored, string given) =>
        TryParse(stored) is var (rounds, salt, hash)
        && CryptographicOperations.FixedTimeEquals(hash, Rfc2898DeriveBytes.Pbkdf2(given, salt, rounds, HashAlgorithmName.SHA256, hash.Length));

    /// <summary>Whether two plain texts are the same; takes the same time wherever they differ.</summary>
    public static bool IsSame(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    public static string Create(string password, int rounds = MinRounds)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var hash = Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashBytes);
        return string.Create(CultureInfo.InvariantCulture, $"${Scheme}$i={rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}");
    }

    private static (int Rounds, byte[] Salt, byte[] Hash)? TryParse(string stored)
    {
        if (stored.Split('$') is not ["", Scheme, ['i', '=', .. var text], var salt, var hash]
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) || rounds is < 1 or > MaxRounds)
            return null;

        var saltBytes = new byte[64];
        var hashBytes = new byte[64];
        return Convert.TryFromBase64String(Padded(salt), saltBytes, out var saltLength) && saltLength >= 8
            && Convert.TryFromBase64String(Padded(hash), hashBytes, out var hashLength) && hashLength >= 16
            ? (rounds, saltBytes[..saltLength], hashBytes[..hashLength])
            : null;
    }

    /// <summary>PHC strings come without the padding of base64.</summary>
    private static string Padded(string text) => text.PadRight((text.Length + 3) / 4 * 4, '=');
}
