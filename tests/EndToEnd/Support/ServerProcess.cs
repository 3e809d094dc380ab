using System.Globalization;
using System.Net;
using ChatCore.Security;

namespace EndToEnd.Support;

/// <summary>A chat server in a process of its own, with a temporary data folder. It can be killed and started again.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _settings;
    private ChildProcess? _process;

    private ServerProcess(IReadOnlyDictionary<string, string>? settings)
    {
        _settings = new(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["Chat__ServerName"] = "chat.test",
            ["Chat__DataDirectory"] = DataDirectory,
            ["Chat__Listeners__0__Address"] = "127.0.0.1",
            ["Chat__Listeners__0__Port"] = Address.Port.ToString(CultureInfo.InvariantCulture),
            ["Chat__Connections__TrustedProxies__0"] = "127.0.0.1",
            ["Chat__ShutdownGraceSeconds"] = "1",
        };
    }

    public IPEndPoint Address { get; } = new(IPAddress.Loopback, FreePorts.Next());

    public ServerEndpoint Endpoint => new(Address.Address.ToString(), Address.Port);

    public int ProcessId => Process.Id;

    public string DataDirectory => _folder.Combine("data");

    /// <summary>The fingerprint that it told when it started.</summary>
    public Fingerprint Fingerprint { get; private set; }

    private ChildProcess Process => _process ?? throw new InvalidOperationException("The server has not been started.");

    public static async Task<ServerProcess> StartAsync(
        CancellationToken cancellationToken, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = new ServerProcess(settings);
        try
        {
            await server.StartAgainAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on the same port and the same data.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        if (_process is { } earlier)
            await earlier.DisposeAsync();
        _process = ChildProcess.Start("dotnet", [Programs.Published("ChatServer"), "run"], _folder.Path, _settings);
        await _process.WaitForOutputAsync(line => line.StartsWith("Ready", StringComparison.Ordinal), cancellationToken);
        Fingerprint = ReadyBlock.FindFingerprint(_process.Output);
    }

    /// <summary>Makes an account as the operator does, beside the running server.</summary>
    public async Task AddAccountAsync(string name, string password, CancellationToken cancellationToken)
    {
        await using var adding = ChildProcess.Start("dotnet", [Programs.Published("ChatServer"), "account", "add", name], _folder.Path, _settings);
        await adding.WriteLineAsync(password);
        Assert.Equal(0, await adding.WaitForExitAsync(cancellationToken));
    }

    /// <summary>Ends the server with <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        await Process.KillAsync();
        LogCheck.Examine("The chat server", Process);
    }

    /// <summary>Asks the server to end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Assert.Equal(0, await Process.TerminateAsync(cancellationToken));
        LogCheck.Examine("The chat server", Process);
    }

    /// <summary>Forgets certificate and key, so that the next start makes new ones.</summary>
    public void LoseKey()
    {
        foreach (var file in Directory.EnumerateFiles(DataDirectory, "certificate.*"))
            File.Delete(file);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_process is { } process)
            {
                await using (process)
                    await process.EndAsync();
                LogCheck.Examine("The chat server", process);
            }
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
