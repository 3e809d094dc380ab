namespace ChatCore.Security.Sasl;

/// <summary>
/// The server's side of a SASL mechanism, waiting for a response of the client: a value that never changes. No I/O, clock or randomness;
/// what it needs from outside it asks for.
/// </summary>
public interface ISaslServer
{
    /// <summary>What follows from the client's response.</summary>
    SaslServerStep Respond(ReadOnlySpan<byte> response);
}

/// <summary>What a server does next in a SASL exchange: a closed family.</summary>
public abstract record SaslServerStep
{
    private SaslServerStep()
    {
    }

    /// <summary>The client is sent this and answers.</summary>
    /// <param name="Data">The bytes for the client.</param>
    /// <param name="Next">What takes its answer.</param>
    public sealed record Challenge(byte[] Data, ISaslServer Next) : SaslServerStep;

    /// <summary>Whoever knows the account's password is that account.</summary>
    public sealed record CheckPassword(string Account, string Password) : SaslServerStep;

    /// <summary>Whoever holds the connection's certificate is the account it belongs to; with a name, only if it is that one.</summary>
    public sealed record CheckCertificate(string? Account) : SaslServerStep;

    /// <summary>The account's credential is needed, and a fresh nonce.</summary>
    /// <param name="Account">The account that the client names.</param>
    /// <param name="GoOn">What follows from credential and nonce.</param>
    public sealed record FindCredential(string Account, Func<ScramCredential, string, SaslServerStep> GoOn) : SaslServerStep;

    /// <summary>The client has proven to be this account.</summary>
    public sealed record Succeeded(string Account) : SaslServerStep;

    /// <summary>It has not, or speaks another language.</summary>
    public sealed record Failed : SaslServerStep;
}
