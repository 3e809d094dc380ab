using System.Security.Claims;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatWeb.Authentication;

/// <summary>The cookie that names a session, and nothing else: it proves which <see cref="UserSession"/> is its bearer's.</summary>
internal static class SessionCookie
{
    private const string SessionClaim = "session";

    public static SessionId? FindId(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) is { } value ? new SessionId(value) : null;

    public static Task SignInAsync(HttpContext context, UserSession session)
    {
        var identity = new ClaimsIdentity([new Claim(SessionClaim, session.Id.Value)], CookieAuthenticationDefaults.AuthenticationScheme);
        return context.SignInAsync(new ClaimsPrincipal(identity));
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "webchat.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/";
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = RejectIfEndedAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect(context.Request.Cookies.ContainsKey(options.Cookie.Name) ? "/?ended" : "/");
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie outlives its session when the gateway was restarted or the user was away for too long.</summary>
    private static Task RejectIfEndedAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<UserSessionDirectory>();
        if (context.Principal is null || FindId(context.Principal) is not { } id || sessions.Find(id) is null)
            context.RejectPrincipal();

        return Task.CompletedTask;
    }
}
