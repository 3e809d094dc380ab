namespace ChatWeb.Install;

/// <summary>What a phone draws around the page: the surface of <c>tokens.css</c>.</summary>
internal static class ThemeColour
{
    public const string Light = "#ffffff";
    public const string Dark = "#111a18";

    public static string Of(bool isDark) => isDark ? Dark : Light;
}
