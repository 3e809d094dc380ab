using System.Net;

namespace ChatWeb.Sessions;

/// <summary>What <see cref="ServerPolicy"/> asks the machine: names of the network and its own addresses.</summary>
internal interface INameResolver
{
    /// <summary>The name's addresses; none when it has none.</summary>
    Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken);

    /// <summary>Whether the address is one of this machine's own.</summary>
    bool IsOwnAddress(IPAddress address);
}
