using System.Globalization;
using System.Text.Json;
using ChatWeb.Components.Install;
using ChatWeb.Resources;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatWeb.Install;

/// <summary>What makes the site installable: its manifest, and the page that the service worker shows when the site cannot be reached.</summary>
internal static class InstallEndpoints
{
    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void MapInstall(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(WebManifest.Path, (HttpContext context, InstallTexts texts) => Results.Json(
            WebManifest.For(context, CultureInfo.CurrentUICulture.Name, texts), SnakeCase, WebManifest.MediaType));

        // With ?culture=… in its address, as all pages take it: a service worker has no cookies to ask with.
        endpoints.MapGet("/offline", () => new RazorComponentResult<OfflinePage>());
    }
}
