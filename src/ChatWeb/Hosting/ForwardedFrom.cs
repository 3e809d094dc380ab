using ChatWeb.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace ChatWeb.Hosting;

/// <summary>Behind a reverse proxy: takes the visitor's address and whether the way to the proxy is encrypted from trusted proxies, and from nobody else.</summary>
internal sealed class ForwardedFrom(IOptions<GatewayOptions> gateway) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = null; // As far as proxies are trusted: the first that is not is the visitor.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in gateway.Value.EffectiveTrustedProxies)
        {
            if (TrustedProxy.TryParse(proxy, out var network))
                options.KnownIPNetworks.Add(network);
        }
    }
}
