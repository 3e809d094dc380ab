using System.Security.Cryptography;
using System.Text;

namespace ChatCore.Security.Sasl;

/// <summary>
/// What a server keeps of a password for SCRAM-SHA-256 (RFC 5802, section 3): enough to check it, and not enough to log in with.
/// </summary>
/// <param name="Salt">Random bytes of this credential alone.</param>
/// <param name="Iterations">How often the hash was applied.</param>
/// <param name="StoredKey">The hash of the key that only who knows the password can make.</param>
/// <param name="ServerKey">The key with which the server proves that it knows the credential.</param>
public sealed record ScramCredential(byte[] Salt, int Iterations, byte[] StoredKey, byte[] ServerKey)
{
    /// <summary>Computes the credential of a password. Takes as long as <paramref name="iterations"/> says.</summary>
    public static ScramCredential Derive(string password, byte[] salt, int iterations)
    {
        var salted = SaltedPassword(password, salt, iterations);
        return new ScramCredential(salt, iterations, SHA256.HashData(ClientKey(salted)), ServerKeyOf(salted));
    }

    /// <summary>Whether this is the credential's password. Takes as long as making the credential did.</summary>
    public bool Matches(string password) =>
        CryptographicOperations.FixedTimeEquals(Derive(password, Salt, Iterations).StoredKey, StoredKey);

    /// <summary>Whether the proof is that of a client who knows the password (RFC 5802, section 3).</summary>
    /// <param name="proof">What the client sent.</param>
    /// <param name="authMessage">The exchange's messages so far.</param>
    public bool IsProof(ReadOnlySpan<byte> proof, string authMessage)
    {
        if (proof.Length != SHA256.HashSizeInBytes)
            return false;

        var clientKey = Sign(StoredKey, authMessage);
        Combine(clientKey, proof);
        return CryptographicOperations.FixedTimeEquals(SHA256.HashData(clientKey), StoredKey);
    }

    /// <summary>The server's own proof.</summary>
    public byte[] Signature(string authMessage) => Sign(ServerKey, authMessage);

    internal static byte[] SaltedPassword(string password, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(Prepare(password)), salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);

    internal static byte[] ClientKey(byte[] saltedPassword) => HMACSHA256.HashData(saltedPassword, "Client Key"u8);

    internal static byte[] ServerKeyOf(byte[] saltedPassword) => HMACSHA256.HashData(saltedPassword, "Server Key"u8);

    internal static byte[] Sign(byte[] key, string message) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(message));

    /// <summary>Exclusive or, in place.</summary>
    internal static void Combine(Span<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = 0; i < left.Length; i++)
            left[i] ^= right[i];
    }

    /// <summary>
    /// SASLprep (RFC 4013) as far as people's passwords need it: compatibility forms are made one. What cannot be normalised is taken as it is.
    /// </summary>
    private static string Prepare(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return password; // Half of a surrogate pair: no text, but the same for everybody who types it.
        }
    }
}
