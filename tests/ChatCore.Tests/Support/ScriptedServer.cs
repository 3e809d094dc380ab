using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ChatCore.Security;

namespace ChatCore.Tests.Support;

/// <summary>A TLS server on a free loopback port whose every line the test writes itself.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private X509Certificate2 _certificate;

    public ScriptedServer(X509Certificate2? certificate = null)
    {
        _certificate = certificate ?? TestCertificate.Create();
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        Endpoint = new ServerEndpoint("127.0.0.1", ((IPEndPoint)_listener.LocalEndpoint).Port);
    }

    public ServerEndpoint Endpoint { get; }

    public Fingerprint Fingerprint => Fingerprint.Of(_certificate);

    public SslProtocols Protocols { get; init; } = SslProtocols.Tls13;

    /// <summary>From now on the server has another key.</summary>
    public void ChangeKey()
    {
        _certificate.Dispose();
        _certificate = TestCertificate.Create();
    }

    public async Task<Socket> AcceptSocketAsync() =>
        await _listener.AcceptSocketAsync(TestContext.Current.CancellationToken).AsTask().WithinDeadline("a connection");

    /// <summary>The first line that a client says to it; empty when it says nothing and goes. The handshake may fail or succeed on this side.</summary>
    public async Task<string> WhatIsSentAsync()
    {
        try
        {
            await using var peer = await AcceptAsync();
            return await peer.ReadLineAsync() ?? string.Empty;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return string.Empty;
        }
    }

    public async Task<ScriptedPeer> AcceptAsync()
    {
        var stream = new SslStream(new NetworkStream(await AcceptSocketAsync(), ownsSocket: true));
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificateContext = SslStreamCertificateContext.Create(_certificate, null, offline: true),
                    EnabledSslProtocols = Protocols,
                    ClientCertificateRequired = true,
                    ApplicationProtocols = [TlsSettings.ApplicationProtocol],
                    RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
                },
                TestContext.Current.CancellationToken).WithinDeadline("a TLS handshake");
            return new ScriptedPeer(stream);
        }
        catch (Exception)
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }
}
