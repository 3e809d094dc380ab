using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatCore.Security.Sasl;

/// <summary>The client's side of SCRAM-SHA-256 (RFC 5802 and 7677): the password stays here, and the server has to prove itself too.</summary>
/// <param name="account">The account.</param>
/// <param name="password">Its password.</param>
/// <param name="nonce">A text that was never used before: visible ASCII characters without a comma.</param>
public sealed class ScramClient(string account, string password, string nonce) : ISaslClient
{
    /// <summary>More would let a server keep the client busy; the most common counts are a hundredth of it.</summary>
    private const int MaxIterations = 10_000_000;

    private int _step;
    private byte[] _expected = [];

    /// <summary>An exchange with a nonce of its own.</summary>
    public ScramClient(string account, string password)
        : this(account, password, Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)))
    {
    }

    /// <inheritdoc />
    public string Mechanism => ScramServer.Name;

    private string First => $"n={ScramMessages.Escape(account)},r={nonce}";

    /// <inheritdoc />
    public byte[] Respond(ReadOnlySpan<byte> challenge) => _step++ switch
    {
        0 => Encoding.UTF8.GetBytes(ScramMessages.Header + First),
        1 => Encoding.UTF8.GetBytes(Prove(ScramMessages.Text(challenge) ?? string.Empty)),
        2 => Check(ScramMessages.Text(challenge) ?? string.Empty),
        _ => throw new SaslException("The server asks on although the exchange is over."),
    };

    private string Prove(string serverFirst)
    {
        if (ScramMessages.Parse(serverFirst) is not [('r', var fullNonce), ('s', var salt), ('i', var count), ..]
            || !fullNonce.StartsWith(nonce, StringComparison.Ordinal) || fullNonce.Length == nonce.Length
            || ScramMessages.Decode(salt) is not { } saltBytes
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations) || iterations is < 1 or > MaxIterations)
            throw new SaslException("The server's first SCRAM message makes no sense.");

        var salted = ScramCredential.SaltedPassword(password, saltBytes, iterations);
        var clientKey = ScramCredential.ClientKey(salted);
        var withoutProof = $"c={Convert.ToBase64String(Encoding.UTF8.GetBytes(ScramMessages.Header))},r={fullNonce}";
        var authMessage = $"{First},{serverFirst},{withoutProof}";
        _expected = ScramCredential.Sign(ScramCredential.ServerKeyOf(salted), authMessage);
        var proof = ScramCredential.Sign(SHA256.HashData(clientKey), authMessage);
        ScramCredential.Combine(proof, clientKey);
        return $"{withoutProof},p={Convert.ToBase64String(proof)}";
    }

    private byte[] Check(string serverFinal)
    {
        if (ScramMessages.Parse(serverFinal) is not [('v', var signature), ..]
            || ScramMessages.Decode(signature) is not { } shown
            || !CryptographicOperations.FixedTimeEquals(shown, _expected))
            throw new SaslException("The server does not know the password: it is not the one that the account is on.");

        return [];
    }
}
