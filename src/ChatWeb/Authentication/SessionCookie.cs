using System.Security.Claims;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatWeb.Authentication;

/// <summary>
/// The cookie that names a session and has the key of its ticket, and nothing else: it proves which <see cref="UserSession"/> is its bearer's,
/// and brings it back when the gateway has lost it.
/// </summary>
internal static class SessionCookie
{
    private const string SessionClaim = "session";
    private const string KeyClaim = "key";

    public static SessionId? FindId(ClaimsPrincipal user) => user.FindFirstValue(SessionClaim) is { } value ? new SessionId(value) : null;

    public static TicketKey? FindKey(ClaimsPrincipal user) => TicketKey.TryParse(user.FindFirstValue(KeyClaim));

    /// <summary>The cookie goes with the browser's window, unless its user wants to be remembered.</summary>
    public static Task SignInAsync(HttpContext context, UserSession session)
    {
        Claim[] claims = [new(SessionClaim, session.Id.Value), .. session.Ticket is { } ticket ? (Claim[])[new(KeyClaim, ticket.Key.ToCookie())] : []];
        var identity = new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme);
        return context.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = session.Ticket is { Header.IsRemembered: true } });
    }

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "webchat.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.IsEssential = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.LoginPath = "/";
        options.ExpireTimeSpan = TicketHeader.Remembered;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = RejectIfEndedAsync;
        options.Events.OnRedirectToLogin = context =>
        {
            context.Response.Redirect(context.Request.Cookies.ContainsKey(options.Cookie.Name) ? "/?ended" : "/");
            return Task.CompletedTask;
        };
    }

    /// <summary>A cookie outlives its session when the gateway was restarted or the user was away for too long: then its ticket counts.</summary>
    private static async Task RejectIfEndedAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<UserSessionDirectory>();
        if (context.Principal is null || FindId(context.Principal) is not { } id || (sessions.Find(id) is null && !await ComesBackAsync(context.HttpContext, context.Principal, id)))
            context.RejectPrincipal();
    }

    /// <summary>
    /// Tried where a person waits for the page: on the chat's own, and at the entrance unless that has something to say. What stands in the
    /// way is told at the entrance.
    /// </summary>
    private static async Task<bool> ComesBackAsync(HttpContext context, ClaimsPrincipal user, SessionId id)
    {
        var attempts = context.RequestServices.GetRequiredService<SignInAttempts>();
        var browserId = BrowserId.Find(context);
        var isWaitedFor = HttpMethods.IsGet(context.Request.Method)
            && (context.Request.Path == "/chat" || (context.Request.Path == "/" && attempts.Find(browserId) is null));
        if (!isWaitedFor || browserId is null || FindKey(user) is not { } key)
            return false;

        var resume = context.RequestServices.GetRequiredService<SessionResume>();
        var (session, attempt) = await resume.TryAsync(id, key, Visitor.Of(context, browserId), context.RequestAborted);
        if (attempt is not null)
            attempts.Keep(browserId, attempt);
        else if (session is not null)
            attempts.Forget(browserId);

        return session is not null;
    }
}
