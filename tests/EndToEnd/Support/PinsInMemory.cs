using System.Collections.Concurrent;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>Pins for the length of a test.</summary>
internal sealed class PinsInMemory : IPinStore
{
    private readonly ConcurrentDictionary<ServerEndpoint, Fingerprint> _pins = [];

    public ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_pins.TryGetValue(server, out var fingerprint) ? fingerprint : (Fingerprint?)null);

    public ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        _pins[server] = fingerprint;
        return ValueTask.CompletedTask;
    }
}
