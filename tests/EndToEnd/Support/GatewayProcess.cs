using System.Globalization;

namespace EndToEnd.Support;

/// <summary>The web gateway in a process of its own, with a temporary data folder.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePorts.Next();
    private readonly Dictionary<string, string> _settings;
    private ChildProcess? _process;

    private GatewayProcess(ServerProcess server) => _settings = new(StringComparer.Ordinal)
    {
        ["Chat__Gateway__DataDirectory"] = _folder.Combine("web"),
        ["Chat__Gateway__HttpPort"] = _port.ToString(CultureInfo.InvariantCulture),
        ["Chat__Gateway__HttpsPort"] = "0",
        ["Chat__Gateway__Servers__0__Name"] = server.Endpoint.Host,
        ["Chat__Gateway__Servers__0__IntroduceUsers"] = "true",
        ["Chat__Gateway__Servers__0__Port"] = server.Endpoint.Port.ToString(CultureInfo.InvariantCulture),
    };

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    public static async Task<GatewayProcess> StartAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var gateway = new GatewayProcess(server);
        try
        {
            await gateway.StartAgainAsync(cancellationToken);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the gateway on the same port and the same data.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        _process = ChildProcess.Start("dotnet", [Programs.Published("ChatWeb"), "run"], _folder.Path, _settings);
        await _process.WaitForOutputAsync(line => line.StartsWith("Ready", StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Ends the gateway with <c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        await using var process = _process ?? throw new InvalidOperationException("The gateway has not been started.");
        await process.KillAsync();
        LogCheck.Examine("The gateway", process);
        _process = null;
    }

    /// <summary>Every byte that it has on the disk, as text.</summary>
    public async Task<string> ReadDataAsync(CancellationToken cancellationToken) =>
        string.Join('\n', await Task.WhenAll(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(file => File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, cancellationToken))));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_process is { } process)
            {
                await using (process)
                    await process.EndAsync();
                LogCheck.Examine("The gateway", process);
            }
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
