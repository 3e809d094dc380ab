using System.Net;
using ChatServer.Configuration;

namespace ChatServer.Networking;

/// <summary>Whose word for a client's address is taken, at a listener.</summary>
/// <param name="mode">The listener's <c>ProxyProtocol</c>.</param>
/// <param name="connections">Holds the trusted proxies.</param>
internal sealed class ProxyPolicy(string mode, ConnectionOptions connections)
{
    private readonly AddressSet _trusted = new(connections.TrustedProxies);

    public bool IsOff { get; } = mode == "off";

    /// <summary>Whether connections must begin with a header.</summary>
    public bool IsRequired { get; } = mode == "required";

    /// <summary>Whether a connection of this address may begin with a header.</summary>
    public bool Expects(IPAddress address) => !IsOff && _trusted.Contains(address);
}
