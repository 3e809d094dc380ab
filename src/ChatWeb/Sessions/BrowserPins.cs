using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Sessions;

/// <summary>
/// The server keys that each browser's user accepted: one small file for each browser, named by a hash so that the folder does not give
/// the browsers' cookies away. Bounded in both directions; the browser that accepted nothing for longest is forgotten first.
/// </summary>
internal sealed class BrowserPins(IOptions<GatewayOptions> options) : IDisposable
{
    public const int BrowserLimit = 10_000;
    public const int ServerLimit = 100;

    private readonly string _folder = Path.Combine(options.Value.DataDirectory, "pins");
    private readonly SemaphoreSlim _writing = new(1);

    /// <summary>One browser's pins; <paramref name="vouched"/> is the operator's word and goes before them.</summary>
    public IPinStore For(string browserId, Fingerprint? vouched) => new Store(this, FileOf(browserId), vouched);

    /// <summary>Forgets a server's key for every browser: what an operator does after a wanted change of the key.</summary>
    /// <returns>How many browsers knew it.</returns>
    public async Task<int> ForgetAsync(ServerEndpoint server, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var file in Directory.Exists(_folder) ? Directory.EnumerateFiles(_folder, "*.json") : [])
        {
            var pins = await ReadAsync(file, cancellationToken);
            if (!pins.Remove(KeyOf(server)))
                continue;

            await WriteAsync(file, pins, cancellationToken);
            forgotten++;
        }

        return forgotten;
    }

    public void Dispose() => _writing.Dispose();

    private async Task RememberAsync(string file, ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            Directory.CreateDirectory(_folder);
            if (!File.Exists(file))
                MakeRoom();

            var pins = await ReadAsync(file, cancellationToken);
            pins.Remove(KeyOf(server));
            while (pins.Count >= ServerLimit)
                pins.Remove(pins.Keys.First());

            pins.Add(KeyOf(server), fingerprint.ToString());
            await WriteAsync(file, pins, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    private void MakeRoom()
    {
        var files = new DirectoryInfo(_folder).GetFiles("*.json");
        foreach (var oldest in files.OrderBy(file => file.LastWriteTimeUtc).Take(files.Length - BrowserLimit + 1))
            oldest.Delete();
    }

    private string FileOf(string browserId) =>
        Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(browserId))) + ".json");

    private static string KeyOf(ServerEndpoint server) => server.ToString().ToLowerInvariant();

    private static async Task<Dictionary<string, string>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream, cancellationToken: cancellationToken) ?? [];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Whole or not at all: a pin that is half written would be a server nobody can reach any more.</summary>
    private static async Task WriteAsync(string file, Dictionary<string, string> pins, CancellationToken cancellationToken)
    {
        var temporary = file + ".new";
        await File.WriteAllBytesAsync(temporary, JsonSerializer.SerializeToUtf8Bytes(pins), cancellationToken);
        File.Move(temporary, file, overwrite: true);
    }

    private sealed class Store(BrowserPins pins, string file, Fingerprint? vouched) : IPinStore
    {
        public async ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken)
        {
            if (vouched is not null)
                return vouched;

            var known = await ReadAsync(file, cancellationToken);
            return known.TryGetValue(KeyOf(server), out var text) && Fingerprint.TryParse(text, out var fingerprint) ? fingerprint : null;
        }

        public async ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken) =>
            await pins.RememberAsync(file, server, fingerprint, cancellationToken);
    }
}
