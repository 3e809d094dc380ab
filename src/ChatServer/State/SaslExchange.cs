using ChatCore.Security.Sasl;

namespace ChatServer.State;

/// <summary>A log-in under way.</summary>
/// <param name="Server">What takes the client's next response.</param>
/// <param name="Account">The account that the client has named; null before that.</param>
/// <param name="Received">The parts of that response so far, in Base64.</param>
internal sealed record SaslExchange(ISaslServer Server, string? Account = null, string Received = "");
