using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>
/// A tour of every page and dialog, on both screens, in both languages and both themes: axe finds nothing of any impact, nothing is wider than
/// the screen. All looks are shown when pictures are taken (<c>WEBCHAT_SHOTS=FOLDER</c>); two
/// that differ in everything otherwise.
/// </summary>
public abstract class GalleryTour : EndToEndTest
{
    protected const string Channel = "#lobby";

    public static TheoryData<bool, string> Looks => Gallery.TakesPictures
        ? new() { { false, "en" }, { false, "pt" }, { true, "en" }, { true, "pt" } }
        : new() { { false, "en" }, { true, "pt" } };

    protected static BrowserNewContextOptions ScreenOf(bool isPhone, string language) =>
        new(isPhone ? Screen.Phone : Screen.Desktop) { Locale = language == "pt" ? "pt-BR" : "en-US" };

    private protected static Gallery GalleryOf(IPage page, bool isPhone, string language) =>
        new(page, isPhone ? ColorScheme.Dark : ColorScheme.Light, $"{(isPhone ? "phone" : "desktop")}-{language}");

    protected static async Task CloseAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("dialog")).ToHaveCountAsync(0);
    }
}
