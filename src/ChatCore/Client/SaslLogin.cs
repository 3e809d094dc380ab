using ChatCore.Protocol;
using ChatCore.Security.Sasl;

namespace ChatCore.Client;

/// <summary>Proves an account to the server with AUTHENTICATE. Pure: lines in, lines out.</summary>
internal sealed class SaslLogin(ISaslClient mechanism, Action<Message> send)
{
    /// <summary>Longer texts travel in parts of this length; a shorter part, or <c>+</c>, is the last.</summary>
    private const int PartLength = 400;

    /// <summary>No mechanism says more in one step: the bound on what a server can make the client keep.</summary>
    private const int MaxChallenge = 8 * PartLength;

    private const string Empty = "+";
    private const string Abort = "*";

    private string _received = string.Empty;

    public void Begin() => send(new Message(Verbs.Authenticate, mechanism.Mechanism));

    /// <summary>Takes a part of a challenge and answers when it is the last. What makes no sense ends the log-in, which the server confirms.</summary>
    public void Receive(string part)
    {
        if (part != Empty)
            _received += part;
        if (_received.Length > MaxChallenge)
            send(new Message(Verbs.Authenticate, Abort));
        else if (part.Length < PartLength)
            Answer();
    }

    private void Answer()
    {
        try
        {
            var challenge = Convert.FromBase64String(_received);
            _received = string.Empty;
            Send(Convert.ToBase64String(mechanism.Respond(challenge)));
        }
        catch (Exception nonsense) when (nonsense is FormatException or SaslException)
        {
            send(new Message(Verbs.Authenticate, Abort));
        }
    }

    private void Send(string text)
    {
        foreach (var part in text.Chunk(PartLength))
            send(new Message(Verbs.Authenticate, new string(part)));
        if (text.Length % PartLength == 0)
            send(new Message(Verbs.Authenticate, Empty));
    }
}
