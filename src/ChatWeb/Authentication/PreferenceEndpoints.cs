using Microsoft.AspNetCore.Localization;

namespace ChatWeb.Authentication;

/// <summary>Language and theme: choices of a browser, kept in cookies.</summary>
internal static class PreferenceEndpoints
{
    public const string Path = "/preferences";
    public const string ThemeCookie = "webchat.theme";
    public const string LanguageField = "Language";
    public const string ThemeField = "Theme";
    public const string ReturnField = "Return";

    /// <summary>The languages there are texts for; the first is what others get.</summary>
    public static readonly string[] Languages = ["en", "pt-BR"];

    public static void MapPreferences(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost(Path, (Delegate)SetAsync).AddEndpointFilter<AntiforgeryFilter>();

    /// <summary><c>light</c>, <c>dark</c>, or null for what the system says.</summary>
    public static string? ThemeOf(HttpContext context) => context.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie] : null;

    /// <summary>A language's own name for itself.</summary>
    public static string NameOf(string language) => language == "pt-BR" ? "Português" : "English";

    private static async Task<IResult> SetAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var language = form[LanguageField].ToString();
        if (Languages.Contains(language))
            LastingCookie.Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)));

        var theme = form[ThemeField].ToString();
        if (theme is "light" or "dark")
            LastingCookie.Keep(context, ThemeCookie, theme);
        else if (theme == "system")
            context.Response.Cookies.Delete(ThemeCookie);

        // Only pages of this site, each named here: a redirect that takes any address serves phishers.
        var page = form[ReturnField].ToString();
        return new SeeOtherResult(page is "/chat" or "/fingerprint" or "/key-changed" ? page : "/");
    }
}
