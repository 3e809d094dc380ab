using ChatWeb.Authentication;
using ChatWeb.Resources;

namespace ChatWeb.Install;

/// <summary>What a browser has to know to install the site as an application; the members are those of the Web App Manifest.</summary>
internal sealed record WebManifest(
    string Id, string Name, string ShortName, string Description, string Lang, string Dir, string StartUrl, string Scope, string Display,
    string ThemeColor, string BackgroundColor, IReadOnlyList<WebManifest.Icon> Icons)
{
    public const string Path = "/manifest.webmanifest";
    public const string MediaType = "application/manifest+json";

    private const string App = "WebChat";
    private const string Root = "/";

    /// <summary>In the language and with the theme of the browser that asks.</summary>
    public static WebManifest For(HttpContext context, string language, InstallTexts texts)
    {
        var isDark = PreferenceEndpoints.ThemeOf(context) == "dark";
        return new WebManifest(
            Id: Root,
            Name: App,
            ShortName: App,
            Description: texts.Description,
            Lang: language,
            Dir: "ltr",
            StartUrl: Root,
            Scope: Root,
            Display: "standalone",
            ThemeColor: ThemeColour.Of(isDark),
            BackgroundColor: ThemeColour.Of(isDark),
            Icons:
            [
                new("icons/icon-192.png", "192x192", "image/png", "any"),
                new("icons/icon-512.png", "512x512", "image/png", "any"),
                new("icons/maskable-512.png", "512x512", "image/png", "maskable"),
            ]);
    }

    internal sealed record Icon(string Src, string Sizes, string Type, string Purpose);
}
