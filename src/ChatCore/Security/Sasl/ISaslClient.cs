namespace ChatCore.Security.Sasl;

/// <summary>The client's side of a SASL mechanism: challenge in, response out, no I/O.</summary>
public interface ISaslClient
{
    /// <summary>The mechanism's name on the wire.</summary>
    string Mechanism { get; }

    /// <summary>The answer to a challenge of the server; its first is empty.</summary>
    /// <exception cref="SaslException">The server does not know the password either, or speaks another language.</exception>
    byte[] Respond(ReadOnlySpan<byte> challenge);
}
