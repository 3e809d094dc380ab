using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>Finds out whether a chat server is there and whom it shows itself as. Nothing is said to it: it sees a connection that ends after TLS.</summary>
public static class ServerProbe
{
    private static readonly TimeSpan CertificateLifetime = TimeSpan.FromDays(1);

    /// <summary>Connects, and lets go again.</summary>
    /// <param name="server">The server as users name it: what a certificate has to be issued for.</param>
    /// <param name="connectTo">Where the socket really goes; null: to <paramref name="server"/>.</param>
    /// <param name="pinned">The fingerprint that it has to show; null: an authority vouches for it, or nobody.</param>
    /// <param name="cancellationToken">Ends the attempt, which otherwise takes at most 10 seconds.</param>
    /// <returns>What a client thinks of the certificate.</returns>
    /// <exception cref="IOException">Nothing that speaks TLS 1.3 answers there; the message says where and why.</exception>
    public static async Task<TrustVerdict> ProbeAsync(ServerEndpoint server, ServerEndpoint? connectTo, Fingerprint? pinned, CancellationToken cancellationToken)
    {
        var pins = new InMemoryPinStore();
        if (pinned is { } known)
            await pins.RememberAsync(server, known, cancellationToken).ConfigureAwait(false);

        using var certificate = SelfSignedCertificate.ForClient("WebChat probe", CertificateLifetime, TimeProvider.System);
        var options = new ChatClientOptions { Server = server, ConnectTo = connectTo, Nick = "probe" };
        try
        {
            var connection = await new ServerConnector(options, pins, certificate, TimeProvider.System).ConnectAsync(cancellationToken).ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
            return connection.Verdict;
        }
        catch (UntrustedServerException untrusted)
        {
            return untrusted.Verdict;
        }
        catch (ConnectFailedException failure)
        {
            throw new IOException(failure.Message, failure);
        }
    }
}
