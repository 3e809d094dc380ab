using ChatCore.Client;
using ChatCore.Security;
using EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class ServerKeyTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

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

        await Expect(ana.Status).ToContainTextAsync(pinned.ToString(), new() { Timeout = TestTime.Reconnection });
        await Expect(ana.Status).ToContainTextAsync(site.Server.Fingerprint.ToString());
        await Expect(ana.Composer).ToBeDisabledAsync();
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task The_gateway_does_not_sign_in_to_a_server_whose_key_has_changed()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var pinned = site.Server.Fingerprint;
        var ana = await site.SignInAsync("ana", Channel, Screen.Phone);
        await ana.SignOutAsync();
        await ChangeKeyAsync(site.Server);

        var signIn = await SignInPage.OpenAsync(ana.Page, site.Gateway.Url);
        await signIn.SubmitAsync(site.Server.Endpoint, "ana", Channel);

        await ShowsBothAsync(signIn, pinned, site.Server.Fingerprint);
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

    private static async Task ShowsBothAsync(SignInPage page, Fingerprint pinned, Fingerprint presented)
    {
        await Expect(page.KeyChanged).ToBeVisibleAsync();
        await Expect(page.Fingerprints).ToHaveCountAsync(2);
        await Expect(page.Fingerprints.First).ToHaveAttributeAsync("data-value", pinned.ToString());
        await Expect(page.Fingerprints.Last).ToHaveAttributeAsync("data-value", presented.ToString());
        await Expect(page.Accept).ToHaveCountAsync(0);
    }
}
