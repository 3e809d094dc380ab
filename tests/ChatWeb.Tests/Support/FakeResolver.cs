using System.Net;
using ChatWeb.Sessions;

namespace ChatWeb.Tests.Support;

/// <summary>A network of the test's own names.</summary>
internal sealed class FakeResolver : INameResolver
{
    public Dictionary<string, string[]> Names { get; } = [];

    public HashSet<string> OwnAddresses { get; } = ["198.51.100.7"];

    public List<string> Asked { get; } = [];

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        return Task.FromResult<IReadOnlyList<IPAddress>>([.. Names.GetValueOrDefault(host, []).Select(IPAddress.Parse)]);
    }

    public bool IsOwnAddress(IPAddress address) => OwnAddresses.Contains(address.ToString());
}
