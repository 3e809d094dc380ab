using ChatServer.Configuration;
using ChatServer.Networking.OpenSsl;
using Microsoft.Extensions.Logging;

namespace ChatServer.Networking;

/// <summary>Picks the transport that <c>Chat:Transport</c> asks for.</summary>
internal static class TransportChoice
{
    /// <exception cref="ConfigurationException">The one asked for cannot be had on this system.</exception>
    public static ITransport Create(ChatOptions options, ILoggerFactory loggers)
    {
        if (options.Transport == TransportKind.Portable)
            return Portable(options, loggers);

        var obstacle = OpenSslLibrary.FindObstacle();
        if (obstacle is null)
            return new OpenSslTransport(options, loggers);

        return options.Transport == TransportKind.Auto
            ? Portable(options, loggers)
            : throw new ConfigurationException($"Chat:Transport is OpenSsl, but {obstacle}; allowed here: Auto or Portable.");
    }

    private static SslStreamTransport Portable(ChatOptions options, ILoggerFactory loggers) =>
        new(options, loggers.CreateLogger<SslStreamTransport>());
}
