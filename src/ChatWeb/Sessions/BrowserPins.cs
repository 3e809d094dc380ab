using System.Security.Cryptography;
using System.Text;
using ChatCore.Security;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;

namespace ChatWeb.Sessions;

/// <summary>
/// The server keys that each browser's user accepted: one small file for each browser, named by a hash so that the folder does not give
/// the browsers' cookies away. Bounded in both directions; the browser that accepted nothing for longest is forgotten first.
/// </summary>
internal sealed class BrowserPins(IOptions<GatewayOptions> options, ILogger<BrowserPins> logger) : IDisposable
{
    public const int BrowserLimit = 10_000;
    public const int ServerLimit = 100;

    private const string Extension = ".json";
    private const string DamagedExtension = ".damaged";

    private readonly string _folder = Path.Combine(options.Value.DataDirectory, "pins");
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One browser's pins; <paramref name="vouched"/> is the operator's word and goes before them.</summary>
    public IPinStore For(string browserId, Fingerprint? vouched) => new Store(this, FileOf(browserId), vouched);

    /// <summary>Forgets a server's key for every browser: what an operator does after a wanted change of the key.</summary>
    /// <returns>How many browsers knew it.</returns>
    public async Task<int> ForgetAsync(ServerEndpoint server, CancellationToken cancellationToken)
    {
        var forgotten = 0;
        foreach (var file in Directory.Exists(_folder) ? Directory.GetFiles(_folder, "*" + Extension) : [])
        {
            if (await UseAsync(file, pins => pins.ForgetAsync(server, cancellationToken), cancellationToken))
                forgotten++;
        }

        return forgotten;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// One after the other, so that each file has one store at a time. A damaged file is set aside: its browser's user cannot mend it, and
    /// compares the servers' fingerprints again.
    /// </summary>
    private async Task<T> UseAsync<T>(string file, Func<FilePinStore, Task<T>> use, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            using var pins = new FilePinStore(file, ServerLimit);
            try
            {
                return await use(pins);
            }
            catch (InvalidDataException damage)
            {
                File.Move(file, Path.ChangeExtension(file, DamagedExtension), overwrite: true);
                SessionLog.PinsDamaged(logger, damage.Message);
                return await use(pins);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<bool> RememberAsync(string file, ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken) => UseAsync(
        file,
        async pins =>
        {
            if (!File.Exists(file))
                MakeRoom();

            await pins.RememberAsync(server, fingerprint, cancellationToken);
            return true;
        },
        cancellationToken);

    private void MakeRoom()
    {
        PrivateFile.CreateFolder(_folder);
        foreach (var extension in (string[])[Extension, DamagedExtension])
        {
            var files = new DirectoryInfo(_folder).GetFiles("*" + extension);
            foreach (var oldest in files.OrderBy(file => file.LastWriteTimeUtc).Take(files.Length - BrowserLimit + 1))
                oldest.Delete();
        }
    }

    private string FileOf(string browserId) => Path.Combine(_folder, TextHash.Of(browserId) + Extension);

    private sealed class Store(BrowserPins pins, string file, Fingerprint? vouched) : IPinStore
    {
        public async ValueTask<Fingerprint?> FindAsync(ServerEndpoint server, CancellationToken cancellationToken) =>
            vouched ?? await pins.UseAsync(file, known => known.FindAsync(server, cancellationToken).AsTask(), cancellationToken);

        public async ValueTask RememberAsync(ServerEndpoint server, Fingerprint fingerprint, CancellationToken cancellationToken) =>
            await pins.RememberAsync(file, server, fingerprint, cancellationToken);
    }
}
