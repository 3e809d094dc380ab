using Microsoft.Playwright;

namespace EndToEnd.Support;

/// <summary>The screens and preferences that browser users of the tests have.</summary>
internal static class Screen
{
    public static BrowserNewContextOptions Desktop => new()
    {
        ViewportSize = new() { Width = 1280, Height = 800 },
        ColorScheme = ColorScheme.Light,
        Locale = "en-US",
    };

    public static BrowserNewContextOptions DesktopDark => new(Desktop) { ColorScheme = ColorScheme.Dark };

    public static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = new() { Width = 390, Height = 844 },
        DeviceScaleFactor = 2,
        IsMobile = true,
        HasTouch = true,
        ColorScheme = ColorScheme.Light,
        Locale = "en-US",
    };

    public static BrowserNewContextOptions PhoneDark => new(Phone) { ColorScheme = ColorScheme.Dark };
}
