using System.Text.Json;

namespace ChatCore.Security;

/// <summary>
/// Pins in a JSON file that only its owner may read: an object of <c>host:port</c> and fingerprint. The file is replaced as a whole, so
/// that a crash leaves the old or the new one. Safe for concurrent use; give each file one store.
/// </summary>
/// <param name="path">The file; it and its folder are made when the first pin is remembered.</param>
/// <param name="limit">How many servers it remembers, 1 to <see cref="MaxPins"/>; beyond it the one remembered longest ago is forgotten.</param>
public sealed class FilePinStore(string path, int limit = FilePinStore.MaxPins) : IPinStore, IDisposable
{
    /// <summary>The most servers that one file may remember.</summary>
    public const int MaxPins = 10_000;

    private const long MaxFileBytes = 4 * 1024 * 1024;
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    private readonly int _limit = limit is > 0 and <= MaxPins
        ? limit
        : throw new ArgumentOutOfRangeException(nameof(limit), limit, $"A pin file remembers 1 to {MaxPins} servers.");

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public async ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pins = await ReadAsync(cancellationToken).ConfigureAwait(false);
            return pins.TryGetValue(server.ToString(), out var pin) ? pin : null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public async ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pins = await ReadAsync(cancellationToken).ConfigureAwait(false);
            pins.Remove(server.ToString());
            while (pins.Count >= _limit)
                pins.RemoveAt(0);

            pins.Add(server.ToString(), fingerprint);
            await WriteAsync(pins, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Forgets a server's pin: the next connection is to an unknown server.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public async Task<bool> ForgetAsync(ServerEndpoint server, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pins = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!pins.Remove(server.ToString()))
                return false;

            await WriteAsync(pins, cancellationToken).ConfigureAwait(false);
            return true;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task<OrderedDictionary<string, Fingerprint>> ReadAsync(CancellationToken cancellationToken)
    {
        var pins = new OrderedDictionary<string, Fingerprint>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
            return pins;

        foreach (var (server, text) in await ReadTextsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!Fingerprint.TryParse(text, out var pin))
                throw Damaged($"the fingerprint of '{server}' is '{text}', not 32 hexadecimal pairs");

            pins[server] = pin;
        }

        return pins;
    }

    private async Task<OrderedDictionary<string, string?>> ReadTextsAsync(CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        await using var closing = file.ConfigureAwait(false);
        if (file.Length > MaxFileBytes)
            throw Damaged($"it has {file.Length} bytes, more than {MaxFileBytes}");

        try
        {
            return await JsonSerializer.DeserializeAsync<OrderedDictionary<string, string?>>(file, Format, cancellationToken).ConfigureAwait(false)
                ?? throw Damaged("it holds null instead of an object");
        }
        catch (JsonException e)
        {
            throw Damaged(e.Message);
        }
    }

    private async Task WriteAsync(OrderedDictionary<string, Fingerprint> pins, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            PrivateFile.CreateFolder(folder);

        // In the order they were remembered: it tells which one makes room.
        var texts = new OrderedDictionary<string, string>(pins.Select(pin => KeyValuePair.Create(pin.Key, pin.Value.ToString())));
        await PrivateFile.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(texts, Format), cancellationToken).ConfigureAwait(false);
    }

    private InvalidDataException Damaged(string how) =>
        new($"The pin file '{path}' is damaged: {how}. Repair it, or delete it to compare and accept the servers' fingerprints again.");
}
