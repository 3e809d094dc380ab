using System.Net.Mime;
using System.Text;
using ChatWeb.Sessions;

namespace ChatWeb.Authentication;

/// <summary>The download of one's own settings: changes nothing, and only the cookie's bearer gets them.</summary>
internal static class SettingsEndpoints
{
    public const string ExportPath = "/settings/export";

    public static void MapSettings(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(ExportPath, Export).RequireAuthorization();

    private static IResult Export(HttpContext context, UserSessionDirectory sessions)
    {
        if (SessionCookie.FindId(context.User) is not { } id || sessions.Find(id) is not { } session)
            return Results.NotFound();

        context.Response.Headers.CacheControl = "no-store";
        var file = new SettingsFile(session.Preferences.Current, session.State.People.Find(session.State.Nick));
        return Results.File(Encoding.UTF8.GetBytes(file.ToJson()), MediaTypeNames.Application.Json, SettingsFile.Name);
    }
}
