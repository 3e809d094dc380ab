namespace ChatServer.Configuration;

/// <summary>The configuration is wrong. The message is one line that names the key, the value and what is allowed.</summary>
internal sealed class ConfigurationException(string message) : Exception(message);
