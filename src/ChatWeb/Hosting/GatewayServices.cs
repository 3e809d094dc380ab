using ChatWeb.Authentication;
using ChatWeb.Components.Chat;
using ChatWeb.Components.Notices;
using ChatWeb.Components.Search;
using ChatWeb.Configuration;
using ChatWeb.Files;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Sessions.Tickets;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace ChatWeb.Hosting;

/// <summary>What the gateway is made of.</summary>
internal static class GatewayServices
{
    public static void AddGateway(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        services.AddOptions<GatewayOptions>()
            .Bind(configuration.GetSection(GatewayOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.AddSingleton<IConfigureOptions<KestrelServerOptions>, GatewayEndpoints>();
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, ForwardedFrom>();
        // Waking another thread costs more than what it would do: a few dozen bytes of a tab.
        services.Configure<SocketTransportOptions>(transport => transport.UnsafePreferInlineScheduling = true);
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));

        services.AddSingleton<INameResolver, SystemNameResolver>();
        services.AddSingleton<ServerPolicy>();
        services.AddSingleton<BrowserPins>();
        services.AddSingleton<IChatConnector, ChatClientConnector>();
        services.AddSingleton<UserSessionDirectory>();
        services.AddSingleton<TicketStore>();
        services.AddSingleton<SignedInBrowsers>();
        services.AddHostedService<IdleSessionSweeper>();
        services.AddHostedService<ListedServersCheck>();

        services.AddFiles();

        services.AddSingleton<SignIn>();
        services.AddSingleton<SessionResume>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<SignInThrottle>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(SessionCookie.Configure);
        services.AddAuthorization();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "webchat.form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true; // Set for every page by SecurityHeaders.
        });
        services.AddDataProtection().SetApplicationName("WebChat");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<GatewayOptions>, ILoggerFactory>((keys, gateway, logging) =>
            keys.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(Path.Combine(gateway.Value.DataDirectory, "keys")), logging));

        services.AddLocalization();
        services.AddSingleton<ChatTexts>();
        services.AddSingleton<ComposerTexts>();
        services.AddSingleton<ConversationTexts>();
        services.AddSingleton<InstallTexts>();
        services.AddSingleton<NoticeTexts>();
        services.AddSingleton<NoticeWords>();
        services.AddSingleton<SignInTexts>();
        services.AddSingleton<FindingTexts>();
        services.AddSingleton<SettingsTexts>();
        services.AddSingleton<SearchTexts>();
        services.AddSingleton<ChannelTexts>();
        services.Configure<RequestLocalizationOptions>(localization => localization
            .SetDefaultCulture(PreferenceEndpoints.Languages[0])
            .AddSupportedCultures(PreferenceEndpoints.Languages)
            .AddSupportedUICultures(PreferenceEndpoints.Languages));

        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<TabState>();
        services.AddScoped<SearchState>();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // The session is not in the circuit: a lost one costs nothing to make again, so few are kept waiting.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(2);
            circuits.DisconnectedCircuitMaxRetained = 200;
        });
    }
}
