using System.Net;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace ChatWeb.Hosting;

/// <summary>Where browsers reach the gateway: HTTP for this machine and proxies on it, HTTPS with TLS 1.3 for the network.</summary>
internal sealed class GatewayEndpoints(IOptions<GatewayOptions> options, TimeProvider time) : IConfigureOptions<KestrelServerOptions>
{
    private const int RequestBodyLimit = 64 * 1024;

    public void Configure(KestrelServerOptions kestrel)
    {
        var gateway = options.Value;
        PrivateFile.CreateFolder(gateway.DataDirectory);
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = RequestBodyLimit;
        kestrel.Listen(IPAddress.Parse(gateway.HttpAddress), gateway.HttpPort);
        if (gateway.HttpsPort == 0)
            return;

        var certificate = GatewayCertificate.LoadOrCreate(gateway, time);
        kestrel.Listen(IPAddress.Parse(gateway.HttpsAddress), gateway.HttpsPort, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = certificate.TargetCertificate;
            https.ServerCertificateChain = [.. certificate.IntermediateCertificates];
            https.SslProtocols = TlsSettings.Protocols;
        }));
    }
}
