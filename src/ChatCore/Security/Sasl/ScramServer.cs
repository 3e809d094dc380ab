using System.Text;

namespace ChatCore.Security.Sasl;

/// <summary>The server's side of SCRAM-SHA-256 (RFC 5802 and 7677), without channel binding: three states, each a value.</summary>
public static class ScramServer
{
    /// <summary>The mechanism's name on the wire.</summary>
    public const string Name = "SCRAM-SHA-256";

    /// <summary>Waits for the client's first message.</summary>
    public static ISaslServer Start { get; } = new First();

    /// <summary><c>n,,n=user,r=nonce</c></summary>
    private sealed class First : ISaslServer
    {
        public SaslServerStep Respond(ReadOnlySpan<byte> response)
        {
            // A client that could bind the channel but sees that this server cannot says "y".
            if (ScramMessages.Text(response)?.Split(',', 3) is not [("n" or "y") and var binding, var acting, var bare])
                return new SaslServerStep.Failed();
            if (ScramMessages.Parse(bare) is not [('n', { Length: > 0 } name), ('r', { Length: > 0 } clientNonce), ..])
                return new SaslServerStep.Failed();

            var account = ScramMessages.Unescape(name);
            if (acting.Length > 0 && !IsSame(acting, account))
                return new SaslServerStep.Failed();

            return new SaslServerStep.FindCredential(
                account, (credential, serverNonce) => Challenge($"{binding},{acting},", bare, clientNonce + serverNonce, account, credential));
        }

        private static SaslServerStep.Challenge Challenge(string header, string bare, string nonce, string account, ScramCredential credential)
        {
            var message = ScramMessages.ServerFirst(nonce, credential);
            return new SaslServerStep.Challenge(Encoding.UTF8.GetBytes(message), new Final(header, $"{bare},{message}", nonce, account, credential));
        }

        private static bool IsSame(string acting, string account) =>
            acting.StartsWith("a=", StringComparison.Ordinal) && Protocol.CaseMapping.Ascii.Equals(ScramMessages.Unescape(acting[2..]), account);
    }

    /// <summary><c>c=header,r=nonce,p=proof</c></summary>
    private sealed class Final(string header, string messages, string nonce, string account, ScramCredential credential) : ISaslServer
    {
        public SaslServerStep Respond(ReadOnlySpan<byte> response)
        {
            if (ScramMessages.Text(response) is not { } message
                || ScramMessages.Parse(message) is not [('c', var binding), ('r', var echoed), .., ('p', var proof)]
                || binding != Convert.ToBase64String(Encoding.UTF8.GetBytes(header)) || echoed != nonce
                || ScramMessages.Decode(proof) is not { } proven)
                return new SaslServerStep.Failed();

            var authMessage = $"{messages},{message[..message.LastIndexOf(",p=", StringComparison.Ordinal)]}";
            if (!credential.IsProof(proven, authMessage))
                return new SaslServerStep.Failed();

            var signature = Convert.ToBase64String(credential.Signature(authMessage));
            return new SaslServerStep.Challenge(Encoding.UTF8.GetBytes($"v={signature}"), new Proven(account));
        }
    }

    /// <summary>The client has looked at the server's proof and answers with nothing.</summary>
    private sealed class Proven(string account) : ISaslServer
    {
        public SaslServerStep Respond(ReadOnlySpan<byte> response) =>
            response.IsEmpty ? new SaslServerStep.Succeeded(account) : new SaslServerStep.Failed();
    }
}
