using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EndToEnd.Support;

/// <summary>What every dialog and panel is looked at for: no fault that keeps somebody out, and a picture for the documentation.</summary>
internal static class Dialogs
{
    /// <summary>The page has no violation, in the light nor in the dark.</summary>
    public static async Task PassesAsync(this IPage page)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // Without motion: a colour on its way from one scheme to the other is neither.
            await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var violations = (await page.RunAxe()).Violations.Select(violation => $"{scheme} {violation.Id}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}");
            Assert.Equal(string.Empty, string.Join('\n', violations));
        }
    }

    /// <summary>With <c>WEBCHAT_SHOTS=FOLDER</c> the page is pictured.</summary>
    public static async Task PictureAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("WEBCHAT_SHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }
}
