using System.Collections.Concurrent;

namespace ChatCore.Security;

/// <summary>Pins that live as long as the process: for tests and for owners who keep pins elsewhere.</summary>
public sealed class InMemoryPinStore : IPinStore
{
    private readonly ConcurrentDictionary<ServerEndpoint, Fingerprint> _pins = new();

    /// <inheritdoc />
    public ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_pins.TryGetValue(server, out var pin) ? pin : (Fingerprint?)null);

    /// <inheritdoc />
    public ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        _pins[server] = fingerprint;
        return ValueTask.CompletedTask;
    }
}
