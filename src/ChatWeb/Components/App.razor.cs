using ChatWeb.Authentication;
using ChatWeb.Components.Pages;
using ChatWeb.Install;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ChatWeb.Components;

/// <summary>The document of every page. Only the chat page needs Blazor's script: the others are plain pages and forms, and work without it.</summary>
public sealed partial class App
{
    /// <summary>What the chat's components import as soon as they are drawn: loaded beside Blazor's script and not one after the other.</summary>
    private static readonly string[] ChatModules =
    [
        "Components/Chat/ChatApp.razor.js", "Components/Chat/Composer.razor.js", "Components/Chat/MessageActions.razor.js", "Components/Chat/MessageList.razor.js",
        "Components/Finding/PreferenceKeeper.razor.js", "Components/Finding/ShortcutKeys.razor.js", "Components/Finding/UnreadBadge.razor.js", "outbox.js",
    ];

    [CascadingParameter] public required HttpContext Context { get; set; }

    private bool IsChat => Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ChatPage);

    /// <summary>The chosen theme's colour; by what the system says, when none was chosen.</summary>
    private (string Colour, string? Media)[] ThemeColours => PreferenceEndpoints.ThemeOf(Context) is { } theme
        ? [(ThemeColour.Of(theme == "dark"), null)]
        : [(ThemeColour.Light, "(prefers-color-scheme: light)"), (ThemeColour.Dark, "(prefers-color-scheme: dark)")];
}
