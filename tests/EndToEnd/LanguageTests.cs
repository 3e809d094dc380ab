using EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class LanguageTests(Chromium chromium) : EndToEndTest
{
    [Fact(Timeout = TestTime.Short)]
    public async Task The_browsers_language_is_chosen_and_can_be_switched()
    {
        await using var site = await Site.StartAsync(chromium, Stop);

        var english = await site.OpenSignInAsync(Screen.Desktop);
        await Expect(english.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        var inEnglish = await english.Connect.InnerTextAsync();

        var portuguese = await site.OpenSignInAsync(new(Screen.Desktop) { Locale = "pt-BR" });
        await Expect(portuguese.Page.Locator("html")).ToHaveAttributeAsync("lang", "pt-BR");
        var inPortuguese = await portuguese.Connect.InnerTextAsync();
        Assert.NotEqual(inEnglish, inPortuguese);

        await english.SwitchLanguageAsync("pt-BR");
        await Expect(english.Page.Locator("html")).ToHaveAttributeAsync("lang", "pt-BR");
        await Expect(english.Connect).ToHaveTextAsync(inPortuguese);
    }
}
