using ChatWeb.Authentication;
using ChatWeb.Components;
using ChatWeb.Files;
using ChatWeb.Install;
using Microsoft.AspNetCore.Diagnostics;

namespace ChatWeb.Hosting;

/// <summary>What a request passes through.</summary>
internal static class GatewayPipeline
{
    public static void UseGateway(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        // An answer without a type would be taken for a download.
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use(AnswerProgramsWithoutPage);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapStaticAssets();
        app.MapGet(HealthcheckVerb.Path, () => Results.Text("Healthy"));
        app.MapSignIn();
        app.MapPreferences();
        app.MapSettings();
        app.MapFiles();
        app.MapInstall();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(server =>
        {
            server.ContentSecurityFrameAncestorsPolicy = null; // SecurityHeaders forbids every frame.
        });
    }

    private static Task AnswerProgramsWithoutPage(HttpContext context, RequestDelegate next)
    {
        var wantsPage = HttpMethods.IsGet(context.Request.Method) && context.Request.WantsPage();
        if (!wantsPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
