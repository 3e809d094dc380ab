using ChatCore.Client;
using EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class ServerKeyTests(Chromium chromium)
{
    private const string Channel = "#lobby";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = TestTime.Short)]
    public async Task A_native_client_stops_for_good_when_the_servers_key_has_changed()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        var pinned = server.Fingerprint;
        await using var user = await NativeUser.SignInAsync(server, "ana", Channel, Stop);

        await ChangeKeyAsync(server);

        var stopped = await user.Events.WaitForAsync(happened => happened is ClientEvent.StateChanged { State: ConnectionState.Stopped }, Stop);
        Assert.Equal(new ClientEvent.StateChanged(new ConnectionState.Stopped(new StopReason.ServerKeyChanged(pinned, server.Fingerprint))), stopped);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task The_gateway_stops_and_shows_both_fingerprints_when_the_servers_key_has_changed()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var pinned = site.Server.Fingerprint;
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);

        await ChangeKeyAsync(site.Server);

        await ShowsBothAsync(new SignInPage(ana.Page), pinned.ToString(), site.Server.Fingerprint.ToString());
    }

    /// <summary>The same address with other data: no certificate yet, so the server makes a new one.</summary>
    private static async Task ChangeKeyAsync(ServerProcess server)
    {
        var before = server.Fingerprint;
        await server.StopAsync(Stop);
        server.LoseKey();
        await server.StartAgainAsync(Stop);
        Assert.NotEqual(before, server.Fingerprint);
    }

    private static async Task ShowsBothAsync(SignInPage page, string pinned, string presented)
    {
        await Expect(page.KeyChanged).ToContainTextAsync(pinned);
        await Expect(page.KeyChanged).ToContainTextAsync(presented);
        await Expect(page.Accept).ToHaveCountAsync(0);
    }
}
