using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>The sign-in page, as its user sees it.</summary>
internal sealed class SignInPage(IPage page)
{
    public IPage Page => page;

    public ILocator Server => page.GetByTestId("server");

    public ILocator Nick => page.GetByTestId("nick");

    public ILocator Channel => page.GetByTestId("channel-to-join");

    public ILocator Connect => page.GetByTestId("connect");

    /// <summary>The question whether the server's fingerprint is the right one.</summary>
    public ILocator FingerprintDialog => page.GetByTestId("fingerprint-dialog");

    /// <summary>The stop because a known server shows another key.</summary>
    public ILocator KeyChanged => page.GetByTestId("key-changed");

    public ILocator Accept => page.GetByTestId("fingerprint-accept");

    public ILocator Error => page.GetByTestId("sign-in-error");

    public static async Task<SignInPage> OpenAsync(IPage page, string url)
    {
        await page.GotoAsync(url);
        await Expect(page.Locator("body[data-interactive]")).ToBeVisibleAsync();
        return new SignInPage(page);
    }

    /// <summary>Fills in the form and connects.</summary>
    public async Task SubmitAsync(string server, string nick, string channel)
    {
        await Server.FillAsync(server);
        await Nick.FillAsync(nick);
        await Channel.FillAsync(channel);
        await Connect.ClickAsync();
    }

    /// <summary>Chooses another language.</summary>
    public async Task SwitchLanguageAsync(string culture) => await page.Locator($"[data-testid=language][data-culture='{culture}']").ClickAsync();
}
