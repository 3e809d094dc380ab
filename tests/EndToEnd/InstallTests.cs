using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>The site as an installed application, with and without a connection.</summary>
public sealed class InstallTests(Chromium chromium) : EndToEndTest
{
    [Theory(Timeout = TestTime.Long)]
    [InlineData(ColorScheme.Light, "en-US", "WebChat cannot be reached")]
    [InlineData(ColorScheme.Dark, "pt-BR", "Não foi possível acessar o WebChat")]
    public async Task Without_a_connection_a_page_says_so_and_nothing_of_the_chat_was_kept(ColorScheme scheme, string locale, string title)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", "#lobby", new(Screen.Phone) { ColorScheme = scheme, Locale = locale });
        await ana.TypeAsync("only for those who are here");
        await ana.SeesAsync("only for those who are here");
        await ana.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await ana.Page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        Assert.Equal(
            [$"/offline?culture={(locale == "pt-BR" ? "pt-BR" : "en")}", "/offline.css", "/favicon.svg"],
            await ana.Page.EvaluateAsync<string[]>("""
                async () => {
                  const names = await caches.keys();
                  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
                  return kept.flat().map((request) => request.url.slice(location.origin.length));
                }
                """));

        var page = await ana.Page.Context.NewPageAsync();
        await ana.Page.Context.SetOfflineAsync(true);
        await page.GotoAsync($"{site.Gateway.Url}chat");
        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync(title);
        await ana.Page.Context.SetOfflineAsync(false);
        await page.PassesAxeAsync();
        await page.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByTestId("composer")).ToBeVisibleAsync();
    }
}
