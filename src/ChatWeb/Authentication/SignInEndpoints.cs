using ChatCore.Security;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Authentication;

namespace ChatWeb.Authentication;

/// <summary>The forms that set or take cookies, because a circuit cannot. Each answers with a redirect to the page that tells the outcome.</summary>
internal static class SignInEndpoints
{
    public const string SignInPath = "/sign-in";
    public const string AcceptPath = "/sign-in/accept";
    public const string RefusePath = "/sign-in/refuse";
    public const string DismissPath = "/sign-in/dismiss";
    public const string SignOutPath = "/sign-out";
    public const string ForgetPath = "/sign-in/forget";

    public const string FingerprintField = "Fingerprint";
    public const string PlaceField = "Place";

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        var forms = endpoints.MapGroup(string.Empty).AddEndpointFilter<AntiforgeryFilter>();
        forms.MapPost(SignInPath, SignInAsync);
        forms.MapPost(AcceptPath, AcceptAsync);
        forms.MapPost(RefusePath, Refuse);
        forms.MapPost(DismissPath, Dismiss);
        forms.MapPost(SignOutPath, SignOutAsync);
        forms.MapPost(ForgetPath, (Delegate)ForgetRecentAsync);
        endpoints.MapGet(SignInPath, () => Results.Redirect("/"));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, SignIn signIn, SignInThrottle throttle, SignInAttempts attempts)
    {
        var form = SignInForm.Read(await context.Request.ReadFormAsync(context.RequestAborted));
        var browserId = BrowserId.GetOrCreate(context);
        if (throttle.TryEnter(AddressOf(context)))
            return await TryAsync(context, signIn, attempts, form, browserId);

        attempts.Keep(browserId, new SignInAttempt(form.WithoutPassword(), new SignInProblem(SignInFault.TooManyAttempts)));
        return SeeOther("/");
    }

    /// <summary>The user compared the fingerprint. What was accepted is what the page showed, not what is waiting meanwhile.</summary>
    private static async Task<IResult> AcceptAsync(HttpContext context, SignIn signIn, SignInAttempts attempts)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (BrowserId.Find(context) is not { } browserId || attempts.Find(browserId) is not { Unknown: { } waiting } attempt ||
            !Fingerprint.TryParse(form[FingerprintField], out var accepted) || accepted != waiting)
        {
            return SeeOther("/");
        }

        await signIn.AcceptAsync(attempt, accepted, browserId, context.RequestAborted);
        return await TryAsync(context, signIn, attempts, attempt.Form, browserId);
    }

    private static SeeOtherResult Refuse(HttpContext context, SignInAttempts attempts)
    {
        if (BrowserId.Find(context) is { } browserId && attempts.Find(browserId) is { } attempt)
            attempts.Keep(browserId, new SignInAttempt(attempt.Form.WithoutPassword(), new SignInProblem(SignInFault.FingerprintRefused)));

        return SeeOther("/");
    }

    /// <summary>Back to the form after a hard stop: what was typed is still there.</summary>
    private static SeeOtherResult Dismiss(HttpContext context, SignInAttempts attempts)
    {
        if (BrowserId.Find(context) is { } browserId && attempts.Find(browserId) is { } attempt)
            attempts.Keep(browserId, new SignInAttempt(attempt.Form.WithoutPassword()));

        return SeeOther("/");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, UserSessionDirectory sessions)
    {
        await context.SignOutAsync();
        if (SessionCookie.FindId(context.User) is { } id)
            await sessions.EndAsync(id, "Signed out", isSignedOut: true);

        return SeeOther("/");
    }

    private static async Task<IResult> ForgetRecentAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (int.TryParse(form[PlaceField], out var place))
            RecentServers.Remove(context, place);

        return SeeOther("/");
    }

    private static async Task<IResult> TryAsync(
        HttpContext context, SignIn signIn, SignInAttempts attempts, SignInForm form, string browserId)
    {
        var (session, attempt) = await signIn.TryAsync(form, Visitor.Of(context, browserId), context.RequestAborted);
        if (session is null)
        {
            attempts.Keep(browserId, attempt!);
            return SeeOther(attempt switch { { Unknown: not null } => "/fingerprint", { Changed: not null } => "/key-changed", _ => "/" });
        }

        attempts.Forget(browserId);
        if (SessionCookie.FindId(context.User) is { } earlier)
            await context.RequestServices.GetRequiredService<UserSessionDirectory>().EndAsync(earlier, "Signed in anew", isSignedOut: true);

        RecentServers.Add(context, form);
        await SessionCookie.SignInAsync(context, session);
        return SeeOther("/chat");
    }

    private static string AddressOf(HttpContext context) => SignInThrottle.KeyOf(context.Connection.RemoteIpAddress);

    private static SeeOtherResult SeeOther(string path) => new(path);
}
