namespace ChatCore.Security.Sasl;

/// <summary>EXTERNAL (RFC 4422, appendix A): the connection itself proves who it is, here by its TLS certificate.</summary>
public sealed class ExternalMechanism : ISaslClient
{
    /// <summary>The mechanism's name on the wire.</summary>
    public const string Name = "EXTERNAL";

    /// <summary>The server's side.</summary>
    public static ISaslServer Server { get; } = new Waiting();

    /// <inheritdoc />
    public string Mechanism => Name;

    /// <summary>Empty: the account is the one that the certificate belongs to.</summary>
    public byte[] Respond(ReadOnlySpan<byte> challenge) => [];

    private sealed class Waiting : ISaslServer
    {
        public SaslServerStep Respond(ReadOnlySpan<byte> response) => ScramMessages.Text(response) switch
        {
            null => new SaslServerStep.Failed(),
            "" => new SaslServerStep.CheckCertificate(null),
            var account => new SaslServerStep.CheckCertificate(account),
        };
    }
}
