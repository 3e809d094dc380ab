using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using ChatCore.Security;
using ChatServer.Configuration;

namespace ChatServer.Running;

/// <summary>The verb <c>healthcheck</c>: connects to the running server's first listener and has it say goodbye. For containers.</summary>
internal static class HealthCheckVerb
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(string? configFile)
    {
        var options = OptionsLoader.Load(OptionsLoader.ReadSources(configFile));
        var listener = options.Listeners[0];
        using var deadline = new CancellationTokenSource(Timeout);
        try
        {
            var answer = await AskAsync(listener, deadline.Token);
            if (answer.StartsWith("ERROR", StringComparison.Ordinal))
            {
                Console.WriteLine("Healthy");
                return 0;
            }

            Console.Error.WriteLine($"Unhealthy: the server answered '{answer.Trim()}'");
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            Console.Error.WriteLine($"Unhealthy: {failure.Message}");
        }

        return 1;
    }

    private static async Task<string> AskAsync(ListenerOptions listener, CancellationToken cancellationToken)
    {
        var address = IPAddress.Parse(listener.Address) switch
        {
            var any when any.Equals(IPAddress.Any) || any.Equals(IPAddress.IPv6Any) => IPAddress.Loopback,
            var own => own,
        };

        using var socket = new TcpClient(address.AddressFamily);
        await socket.ConnectAsync(address, listener.Port, cancellationToken);
        await using Stream stream = listener.Tls ? await SecureAsync(socket.GetStream(), cancellationToken) : socket.GetStream();
        await stream.WriteAsync("QUIT :healthcheck\r\n"u8.ToArray(), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadLineAsync(cancellationToken) ?? string.Empty;
    }

    /// <summary>Whether the certificate is the right one is not asked here: the question is whether the server lives.</summary>
    private static async Task<SslStream> SecureAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                EnabledSslProtocols = TlsSettings.Protocols,
                RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            },
            cancellationToken);
        return secure;
    }
}
