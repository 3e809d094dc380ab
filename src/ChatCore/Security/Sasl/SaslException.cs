namespace ChatCore.Security.Sasl;

/// <summary>A server failed to prove itself, or broke the mechanism's rules.</summary>
public sealed class SaslException(string message) : Exception(message);
