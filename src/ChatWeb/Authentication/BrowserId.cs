using System.Security.Cryptography;

namespace ChatWeb.Authentication;

/// <summary>
/// A long-lived random number in a cookie that tells browsers apart, so that one visitor's trust in a server key is not another's.
/// It names nobody and is set when somebody signs in, not before.
/// </summary>
internal static class BrowserId
{
    public const string CookieName = "webchat.browser";

    private const int Length = 32;

    public static string? Find(HttpContext context) =>
        context.Request.Cookies[CookieName] is { Length: Length } id && id.All(char.IsAsciiHexDigit) ? id : null;

    public static string GetOrCreate(HttpContext context)
    {
        var id = Find(context) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length / 2));
        LastingCookie.Keep(context, CookieName, id);
        return id;
    }
}
