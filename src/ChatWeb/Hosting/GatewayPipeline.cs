using ChatWeb.Authentication;
using ChatWeb.Components;
using ChatWeb.Files;
using ChatWeb.Install;

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
}
