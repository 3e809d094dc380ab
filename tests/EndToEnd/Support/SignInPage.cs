using System.Globalization;
using ChatCore.Security;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>The sign-in page, as its user sees it.</summary>
internal sealed class SignInPage(IPage page)
{
    public IPage Page => page;

    public ILocator Host => page.GetByTestId("server-host");

    public ILocator Port => page.GetByTestId("server-port");

    public ILocator Nick => page.GetByTestId("nick");

    public ILocator Password => page.GetByTestId("password");

    public ILocator NewPassword => page.GetByTestId("new-password");

    public ILocator Remember => page.GetByTestId("remember");

    public ILocator Channel => page.GetByTestId("channel-name");

    public ILocator Connect => page.GetByTestId("connect");

    /// <summary>What was wrong with what was typed, or with the server.</summary>
    public ILocator Problem => page.GetByTestId("problem");

    /// <summary>The question whether the server's fingerprint is the right one.</summary>
    public ILocator FingerprintPage => page.GetByTestId("fingerprint-page");

    /// <summary>The stop because a known server shows another key.</summary>
    public ILocator KeyChanged => page.GetByTestId("key-changed");

    /// <summary>The fingerprints shown; for people they stand in groups.</summary>
    public ILocator Fingerprints => page.GetByTestId("fingerprint");

    public ILocator Accept => page.GetByTestId("fingerprint-accept");

    public static async Task<SignInPage> OpenAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Expect(page.Locator("body[data-interactive]")).ToBeVisibleAsync();
        return new SignInPage(page);
    }

    /// <summary>Fills in the form and connects.</summary>
    public async Task SubmitAsync(ServerEndpoint server, string nick, string channel)
    {
        await Host.FillAsync(server.Host);
        await Port.FillAsync(server.Port.ToString(CultureInfo.InvariantCulture));
        await Nick.FillAsync(nick);
        await Channel.FillAsync(channel);
        await Connect.ClickAsync();
    }

    /// <summary>Fills in the form as the owner of an account, or as who makes one, and connects.</summary>
    public async Task SubmitAccountAsync(ServerEndpoint server, string nick, string channel, string password, bool isNew = false)
    {
        await page.GetByTestId(isNew ? "as-NewAccount" : "as-Account").CheckAsync();
        await (isNew ? NewPassword : Password).FillAsync(password);
        await SubmitAsync(server, nick, channel);
    }

    /// <summary>Chooses another language.</summary>
    public async Task SwitchLanguageAsync(string culture) => await page.Locator($"button[value='{culture}']").ClickAsync();
}
