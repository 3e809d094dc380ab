using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Accounts from the browser: making one, signing in with it, coming back, and being signed in elsewhere.</summary>
public sealed class AccountTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";
    private const string Secret = "correct horse battery";

    [Fact(Timeout = TestTime.Long)]
    public async Task An_account_is_made_on_the_page_and_opens_with_its_password_alone()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.OpenUserAsync(Screen.Desktop);
        var page = new SignInPage(ana.Page);
        await page.Page.GetByTestId("as-NewAccount").CheckAsync();
        await ana.Page.PassesAxeAsync();
        await page.SubmitAccountAsync(site.Server.Endpoint, "ana", Channel, Secret, isNew: true);
        await page.Accept.ClickAsync();
        await ana.WaitUntilJoinedAsync(Channel);
        await ana.OpenSettingsAsync("Account");
        await Expect(ana.Page.GetByTestId("account-state")).ToContainTextAsync("account ana");
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("sign-out").ClickAsync();

        await page.SubmitAccountAsync(site.Server.Endpoint, "ana", Channel, "not the password");
        await Expect(page.Problem).ToContainTextAsync("the password is wrong");
        await Expect(page.Password).ToHaveValueAsync(string.Empty);
        await ana.Page.PassesAxeAsync();

        await page.Page.GetByTestId("as-Guest").CheckAsync();
        await page.SubmitAsync(site.Server.Endpoint, "ana", Channel);
        await Expect(page.Problem).ToContainTextAsync("belongs to an account");

        await page.SubmitAccountAsync(site.Server.Endpoint, "ana", Channel, Secret);
        await ana.WaitUntilJoinedAsync(Channel);
        Assert.DoesNotContain(Secret, await site.Gateway.ReadDataAsync(Stop), StringComparison.Ordinal);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_guest_on_a_phone_keeps_the_nickname_from_the_settings()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.PhoneDark);
        await ana.Page.GetByTestId("open-conversations").ClickAsync();
        await ana.Page.GetByTestId("settings").ClickAsync();
        await Expect(ana.Page.GetByTestId("settings-dialog")).ToBeVisibleAsync();
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("settings-Account").ClickAsync();
        await Expect(ana.Page.GetByTestId("settings-back")).ToBeFocusedAsync();
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("keep-password").FillAsync("short");
        await ana.Page.GetByTestId("keep-submit").ClickAsync();
        await Expect(ana.Page.GetByTestId("keep-outcome")).ToContainTextAsync("6 to 256");
        await ana.Page.GetByTestId("keep-password").FillAsync(Secret);
        await ana.Page.GetByTestId("keep-submit").ClickAsync();
        await Expect(ana.Page.GetByTestId("account-state")).ToContainTextAsync("account ana");
        await ana.Page.GetByTestId("settings-back").ClickAsync();
        await Expect(ana.Page.GetByTestId("settings-Account")).ToBeFocusedAsync();
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_killed_gateway_finds_its_users_again_with_their_accounts_and_conversations()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await site.Server.AddAccountAsync("ana", Secret, Stop);
        await using var nina = await NativeUser.SignInAsync(site.Server, "nina", Channel, Stop);
        var ana = await site.OpenUserAsync(Screen.Desktop);
        var page = new SignInPage(ana.Page);
        await page.SubmitAccountAsync(site.Server.Endpoint, "ana", Channel, Secret);
        await page.Accept.ClickAsync();
        await ana.WaitUntilJoinedAsync(Channel);
        var guest = await site.SignInAsync("gil", Channel, Screen.Phone);

        await site.Gateway.KillAsync();
        await nina.SayAsync("while the gateway was gone", Stop);
        await site.Gateway.StartAgainAsync(Stop);

        foreach (var user in (BrowserUser[])[ana, guest])
        {
            // The page notices, waits for the gateway and loads itself again: no more is asked of its user.
            await user.SeesAsync("while the gateway was gone", TestTime.Reconnection);
            await user.WaitUntilJoinedAsync(Channel);
        }

        await guest.TypeAsync("I am back");
        await ana.SeesAsync("I am back");
        await Expect(ana.Messages.Filter(new() { HasText = "I am back" })).ToContainTextAsync("gil");
        await ana.OpenSettingsAsync("Account");
        await Expect(ana.Page.GetByTestId("account-state")).ToContainTextAsync("account ana");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Browsers_of_an_account_are_listed_and_the_other_one_is_signed_out()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await site.Server.AddAccountAsync("ana", Secret, Stop);
        var desktop = await OpenAsync(site, Screen.Desktop);
        var phone = await OpenAsync(site, Screen.Phone);

        await desktop.OpenSettingsAsync("Browsers");
        await Expect(desktop.Page.GetByTestId("browser")).ToHaveCountAsync(2);
        await desktop.Page.PassesAxeAsync();
        await desktop.Page.GetByTestId("sign-out-browser").ClickAsync();
        await Expect(desktop.Page.GetByTestId("browser")).ToHaveCountAsync(1);

        var signIn = new SignInPage(phone.Page);
        await Expect(signIn.Connect).ToBeVisibleAsync();
        await Expect(phone.Page.GetByTestId("recent")).ToContainTextAsync("ana");
        await phone.Page.PassesAxeAsync();
        await phone.Page.GotoAsync(site.Gateway.Url + "chat");
        await Expect(signIn.Connect).ToBeVisibleAsync();
    }

    private static async Task<BrowserUser> OpenAsync(Site site, BrowserNewContextOptions screen)
    {
        var user = await site.OpenUserAsync(screen);
        var page = new SignInPage(user.Page);
        await page.Remember.CheckAsync();
        await page.SubmitAccountAsync(site.Server.Endpoint, "ana", Channel, Secret);
        await page.Accept.ClickAsync();
        await user.WaitUntilJoinedAsync(Channel);
        return user;
    }
}
