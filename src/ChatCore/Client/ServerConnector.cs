using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;

namespace ChatCore.Client;

/// <summary>Makes connections: TCP, then TLS 1.3 with a certificate that <see cref="ServerTrust"/> accepts.</summary>
internal sealed class ServerConnector(ChatClientOptions options, IPinStore pins, X509Certificate2 certificate, TimeProvider time)
{
    private readonly ServerEndpoint _target = options.ConnectTo ?? options.Server;
    private readonly SslStreamCertificateContext _shown = SslStreamCertificateContext.Create(certificate, null, offline: true);

    /// <summary>Connects, within the time that the options allow.</summary>
    /// <exception cref="ConnectFailedException">There is no usable server.</exception>
    /// <exception cref="UntrustedServerException">There is one, but it may be an impostor.</exception>
    public async Task<ServerConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var pinned = await FindPinAsync(either.Token).ConfigureAwait(false);
            var socket = await OpenSocketAsync(either.Token).ConfigureAwait(false);
            return await SecureAsync(socket, pinned, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectFailedException(
                ConnectFailure.TimedOut, $"{_target} did not answer within {options.ConnectTimeout.TotalSeconds:0.#} seconds.");
        }
    }

    private async Task<Fingerprint?> FindPinAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await pins.FindAsync(options.Server, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Without knowing the pin nobody can tell whether the server is the right one.
            throw new ConnectFailedException(ConnectFailure.NetworkError, e.Message, e);
        }
    }

    private async Task<Socket> OpenSocketAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(_target.Host, _target.Port, cancellationToken).ConfigureAwait(false);
            return socket;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            throw new ConnectFailedException(Classify(e.SocketErrorCode), $"{_target}: {e.Message}", e);
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<ServerConnection> SecureAsync(Socket socket, Fingerprint? pinned, CancellationToken cancellationToken)
    {
        TrustVerdict? verdict = null;
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true), leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(TlsOptions(Judge), cancellationToken).ConfigureAwait(false);
            return new ServerConnection(stream, verdict!);
        }
        catch (Exception e)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            if (verdict is { IsTrusted: false })
                throw new UntrustedServerException(verdict);
            if (e is AuthenticationException or IOException)
                throw new ConnectFailedException(ConnectFailure.NotTls13, $"{_target} does not speak TLS 1.3: {InnermostMessage(e)}", e);

            throw;
        }

        bool Judge(X509Certificate? shown, SslPolicyErrors errors)
        {
            verdict = shown is null ? null : ServerTrust.Judge(shown, errors, pinned);
            return verdict is { IsTrusted: true };
        }
    }

    private SslClientAuthenticationOptions TlsOptions(Func<X509Certificate?, SslPolicyErrors, bool> judge) => new()
    {
        TargetHost = options.Server.Host,
        EnabledSslProtocols = TlsSettings.Protocols,
        ApplicationProtocols = [TlsSettings.ApplicationProtocol],
        ClientCertificateContext = _shown,
        CertificateChainPolicy = WithoutDownloads(),
        RemoteCertificateValidationCallback = (_, shown, _, errors) => judge(shown, errors),
    };

    /// <summary>
    /// An untrusted server's certificate may name any URL as the place of its issuer, which by default is fetched before anybody has judged
    /// the certificate. Servers send their intermediate certificates themselves; the system's authorities still count.
    /// </summary>
    private static X509ChainPolicy WithoutDownloads() => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private static ConnectFailure Classify(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => ConnectFailure.HostNotFound,
        SocketError.ConnectionRefused => ConnectFailure.ConnectionRefused,
        SocketError.TimedOut => ConnectFailure.TimedOut,
        _ => ConnectFailure.NetworkError,
    };

    private static string InnermostMessage(Exception e) => e.GetBaseException().Message;
}
