namespace ChatWeb.Authentication;

/// <summary>What a browser keeps for a year, and shows to no script and no other site.</summary>
internal static class LastingCookie
{
    public static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });
}
