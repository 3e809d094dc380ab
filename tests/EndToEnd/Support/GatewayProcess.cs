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
        ["Chat__Gateway__Servers__0__Port"] = server.Endpoint.Port.ToString(CultureInfo.InvariantCulture),
    };

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/");

    public static async Task<GatewayProcess> StartAsync(ServerProcess server, CancellationToken cancellationToken)
    {
        var gateway = new GatewayProcess(server);
        try
        {
            gateway._process = ChildProcess.Start("dotnet", [Programs.Published("ChatWeb"), "run"], gateway._folder.Path, gateway._settings);
            await gateway._process.WaitForOutputAsync(line => line.StartsWith("Ready", StringComparison.Ordinal), cancellationToken);
            return gateway;
        }
        catch
        {
            await gateway.DisposeAsync();
            throw;
        }
    }

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
