using System.Text;

namespace ChatCore.Security.Sasl;

/// <summary>PLAIN (RFC 4616): name and password as they are. Only for a connection that nobody can listen to.</summary>
public sealed class PlainMechanism(string account, string password) : ISaslClient
{
    /// <summary>The mechanism's name on the wire.</summary>
    public const string Name = "PLAIN";

    /// <summary>The server's side.</summary>
    public static ISaslServer Server { get; } = new Waiting();

    /// <inheritdoc />
    public string Mechanism => Name;

    /// <inheritdoc />
    public byte[] Respond(ReadOnlySpan<byte> challenge) => Encoding.UTF8.GetBytes($"\0{account}\0{password}");

    private sealed class Waiting : ISaslServer
    {
        /// <summary>The name to act as, the account and the password. Acting as another than the account is not allowed.</summary>
        public SaslServerStep Respond(ReadOnlySpan<byte> response) => ScramMessages.Text(response)?.Split('\0') switch
        {
            [var acting, { Length: > 0 } account, { Length: > 0 } password]
                when acting.Length == 0 || Protocol.CaseMapping.Ascii.Equals(acting, account) =>
                new SaslServerStep.CheckPassword(account, password),
            _ => new SaslServerStep.Failed(),
        };
    }
}
