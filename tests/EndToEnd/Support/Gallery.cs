using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>
/// Looks at views of one page: notes what axe finds and what is wider than the screen. With <c>WEBCHAT_SHOTS=FOLDER</c> it does so in the light
/// and in the dark and takes the pictures of the gallery; otherwise in one of them, or a test run would take minutes longer.
/// </summary>
/// <param name="page">The page.</param>
/// <param name="scheme">The one, when no pictures are taken.</param>
/// <param name="look">The end of the pictures' names: which screen and which language.</param>
internal sealed class Gallery(IPage page, ColorScheme scheme, string look)
{
    private readonly List<string> _faults = [];

    private static string? Folder => Environment.GetEnvironmentVariable("WEBCHAT_SHOTS") is { Length: > 0 } folder ? Path.Combine(folder, "gallery") : null;

    public static bool TakesPictures => Folder is not null;

    /// <summary>The view is there when this can be seen.</summary>
    public async Task ShowAsync(string view, ILocator sign)
    {
        await Expect(sign.First).ToBeVisibleAsync();
        foreach (var shown in TakesPictures ? [ColorScheme.Light, ColorScheme.Dark] : new[] { scheme })
        {
            // Without motion: a colour on its way from one scheme to the other is neither.
            await page.EmulateMediaAsync(new() { ColorScheme = shown, ReducedMotion = ReducedMotion.Reduce });
            await NoteFaultsAsync(view, shown);
            await PictureAsync($"{view}-{look}-{(shown == ColorScheme.Light ? "light" : "dark")}.jpg");
        }
    }

    public void RequireNoFaults() => Assert.Equal(string.Empty, string.Join('\n', _faults));

    private async Task NoteFaultsAsync(string view, ColorScheme shown)
    {
        _faults.AddRange((await page.FindFaultsAsync()).Select(fault => $"{view}-{look} {shown} {fault}"));
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is var excess and > 0)
            _faults.Add($"{view}-{look}: {excess} pixels wider than the screen");
    }

    private async Task PictureAsync(string file)
    {
        if (Folder is not { } folder)
            return;

        var path = Path.Combine(Directory.CreateDirectory(folder).FullName, file);
        await page.ScreenshotAsync(new() { Path = path, Type = ScreenshotType.Jpeg, Quality = 70, Scale = ScreenshotScale.Css, Animations = ScreenshotAnimations.Disabled });
    }
}
