using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ChatWeb.Configuration;

namespace ChatWeb.Hosting;

/// <summary><c>ChatWeb healthcheck</c>: asks the running gateway; exit code 0 when it answers, 1 otherwise.</summary>
internal static class HealthcheckVerb
{
    public const string Path = "/healthz";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public static async Task<int> RunAsync(GatewayOptions options)
    {
        using var client = new HttpClient { Timeout = Deadline };
        var uri = new UriBuilder(Uri.UriSchemeHttp, HostOf(IPAddress.Parse(options.HttpAddress)), options.HttpPort, Path).Uri;
        try
        {
            using var response = await client.GetAsync(uri);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{uri} answers {(int)response.StatusCode}"));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"{uri} does not answer: {failure.Message}");
            return 1;
        }
    }

    /// <summary>What listens on every address is asked on loopback.</summary>
    private static string HostOf(IPAddress address)
    {
        var asked = address.Equals(IPAddress.Any) ? IPAddress.Loopback : address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : address;
        return asked.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{asked}]" : asked.ToString();
    }
}
