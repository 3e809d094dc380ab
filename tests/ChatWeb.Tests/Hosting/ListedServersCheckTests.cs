using System.Net;
using System.Net.Sockets;
using ChatWeb.Configuration;
using ChatWeb.Hosting;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatWeb.Tests.Hosting;

public sealed class ListedServersCheckTests
{
    [Fact]
    public async Task A_configured_server_that_nobody_could_sign_in_to_is_told_at_the_start()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        var options = new GatewayOptions();
        options.Servers.Add(new ListedServer { Name = "chat.example", Port = 6697, ConnectTo = $"127.0.0.1:{port}" });
        var log = new KeptLog<ListedServersCheck>();

        using var check = new ListedServersCheck(Options.Create(options), log);
        await check.StartAsync(TestContext.Current.CancellationToken);
        await check.ExecuteTask!;

        var (level, message, failure) = Assert.Single(log.Entries);
        Assert.Equal((LogLevel.Warning, null), (level, failure));
        Assert.Contains("chat.example:6697", message, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{port}", message, StringComparison.Ordinal);
    }
}
