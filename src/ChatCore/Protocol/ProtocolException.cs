namespace ChatCore.Protocol;

/// <summary>The peer broke the protocol in a way that the connection cannot outlive.</summary>
/// <param name="message">What it did, in words fit for a user.</param>
public sealed class ProtocolException(string message) : Exception(message);
