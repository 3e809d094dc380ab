using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>The pages around signing in.</summary>
public sealed class SignInGalleryTests(Chromium chromium) : GalleryTour
{
    [Theory(Timeout = TestTime.Long)]
    [MemberData(nameof(Looks))]
    public async Task The_pages_around_signing_in(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var user = await site.OpenUserAsync(ScreenOf(isPhone, language));
        var (page, signIn) = (user.Page, new SignInPage(user.Page));
        var gallery = GalleryOf(page, isPhone, language);

        await gallery.ShowAsync("sign-in", signIn.Connect);
        await page.GetByTestId("as-Account").CheckAsync();
        await gallery.ShowAsync("sign-in-account", signIn.Password);
        await page.GetByTestId("as-NewAccount").CheckAsync();
        await gallery.ShowAsync("sign-in-new-account", signIn.NewPassword);
        await page.GetByTestId("as-Guest").CheckAsync();
        await signIn.SubmitAsync(site.Server.Endpoint with { Port = FreePorts.Next() }, "clara", Channel);
        await gallery.ShowAsync("sign-in-refused", signIn.Problem);

        await signIn.SubmitAsync(site.Server.Endpoint, "clara", Channel);
        await gallery.ShowAsync("fingerprint", signIn.Accept);
        await signIn.Accept.ClickAsync();
        await user.WaitUntilJoinedAsync(Channel);
        await user.SignOutAsync();
        await gallery.ShowAsync("sign-in-again", page.GetByTestId("recent"));
        await page.GotoAsync($"{site.Gateway.Url}nowhere");
        await gallery.ShowAsync("not-found", page.GetByRole(AriaRole.Heading));
        await page.GotoAsync($"{site.Gateway.Url}offline?culture={(language == "pt" ? "pt-BR" : "en")}");
        await gallery.ShowAsync("offline", page.GetByRole(AriaRole.Heading));

        await site.Server.StopAsync(Stop);
        site.Server.LoseKey();
        await site.Server.StartAgainAsync(Stop);
        await SignInPage.OpenAsync(page, site.Gateway.Url);
        await signIn.SubmitAsync(site.Server.Endpoint, "clara", Channel);
        await gallery.ShowAsync("key-changed", signIn.KeyChanged);
        gallery.RequireNoFaults();
    }
}
