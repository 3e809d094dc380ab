using System.Buffers.Text;
using System.Text.Json;
using ChatWeb.Configuration;

namespace ChatWeb.Authentication;

/// <summary>A server that was signed in to from this browser, and the nickname used there, if its user wanted to be remembered.</summary>
internal sealed record RecentServer(string Host, string Port, string? Nick, SignInAs As)
{
    public SignInForm ToForm() => new() { As = Nick is null ? SignInAs.Guest : As, Host = Host, Port = Port, Nick = Nick ?? string.Empty, Channel = "#lobby" };
}

/// <summary>
/// The servers that a browser signed in to last, in a cookie of its own that its user can clear one by one: the gateway keeps no list of who
/// goes where. A cookie can hold anything; what could not have been typed into the form is passed over.
/// </summary>
internal static class RecentServers
{
    public const string CookieName = "webchat.servers";
    public const int Limit = 5;

    /// <summary>Five of the longest names are less; a longer cookie is none of ours.</summary>
    private const int CookieLimit = 3_000;

    public static IReadOnlyList<RecentServer> Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { Length: > 0 and <= CookieLimit } cookie)
            return [];

        try
        {
            return [.. (JsonSerializer.Deserialize<RecentServer?[]>(Base64Url.DecodeFromChars(cookie)) ?? []).OfType<RecentServer>().Where(IsPossible).Take(Limit)];
        }
        catch (Exception damage) when (damage is FormatException or JsonException)
        {
            return [];
        }
    }

    /// <summary>Puts a server first.</summary>
    public static void Add(HttpContext context, SignInForm form)
    {
        var used = new RecentServer(form.Host, form.Port, form.IsRemembered ? form.Nick : null, form.As == SignInAs.Guest ? SignInAs.Guest : SignInAs.Account);
        Write(context, [used, .. Read(context).Where(known => (known.Host, known.Port) != (used.Host, used.Port) || (known.Nick is not null && used.Nick is not null && known.Nick != used.Nick))]);
    }

    public static void Remove(HttpContext context, int place) => Write(context, [.. Read(context).Where((_, at) => at != place)]);

    private static void Write(HttpContext context, IReadOnlyList<RecentServer> servers)
    {
        for (var count = Math.Min(servers.Count, Limit); count > 0; count--)
        {
            var cookie = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(servers.Take(count)));
            if (cookie.Length > CookieLimit)
                continue;

            LastingCookie.Keep(context, CookieName, cookie);
            return;
        }

        context.Response.Cookies.Delete(CookieName);
    }

    private static bool IsPossible(RecentServer server) =>
        server is { Host: not null, Port: not null } && HostName.TryNormalize(server.Host, out _) && HostName.TryParsePort(server.Port, out _)
        && (server.Nick is null || SignInForm.IsNick(server.Nick)) && server.As is (SignInAs.Guest or SignInAs.Account);
}
