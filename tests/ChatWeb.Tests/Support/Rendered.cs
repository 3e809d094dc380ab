using ChatWeb.Components.Search;
using ChatWeb.Configuration;
using ChatWeb.Files;
using ChatWeb.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;

namespace ChatWeb.Tests.Support;

/// <summary>A component as HTML, without a browser.</summary>
internal static class Rendered
{
    public static async Task<string> HtmlAsync<TComponent>(Dictionary<string, object?> parameters)
        where TComponent : IComponent
    {
        var collection = new ServiceCollection();
        collection.AddFiles();
        collection.AddOptions<GatewayOptions>();
        var services = collection.AddLogging().AddLocalization().AddSingleton(TimeProvider.System)
            .AddSingleton<ChatTexts>().AddSingleton<ComposerTexts>().AddSingleton<ConversationTexts>().AddSingleton<FindingTexts>().AddSingleton<SearchTexts>().AddSingleton<ChannelTexts>()
            .AddSingleton<NoticeTexts>().AddSingleton<SettingsTexts>().AddSingleton<SearchState>().AddSingleton<SignInTexts>().AddSingleton<IJSRuntime, NoBrowser>().BuildServiceProvider();
        await using (services)
        {
            await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
            return await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        }
    }

    private sealed class NoBrowser : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException("There is no browser here.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
