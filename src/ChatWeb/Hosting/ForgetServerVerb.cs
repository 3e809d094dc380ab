using System.Globalization;
using ChatWeb.Configuration;
using ChatWeb.Sessions;

namespace ChatWeb.Hosting;

/// <summary>
/// <c>ChatWeb forget-server HOST:PORT</c>: takes back what browsers accepted as that server's key, after its operator has replaced it
/// on purpose. The gateway may be running.
/// </summary>
internal static class ForgetServerVerb
{
    public static async Task<int> RunAsync(string? argument, BrowserPins pins)
    {
        if (!HostName.TryParseEndpoint(argument, out var server))
        {
            await Console.Error.WriteLineAsync($"forget-server: '{argument}' is no server; allowed: host:port, with brackets around an IPv6 address.");
            return 2;
        }

        var forgotten = await pins.ForgetAsync(server, CancellationToken.None);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{server}: forgotten for {forgotten} browser(s)."));
        return 0;
    }
}
