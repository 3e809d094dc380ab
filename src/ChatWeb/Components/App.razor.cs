using ChatWeb.Authentication;
using ChatWeb.Components.Pages;
using ChatWeb.Install;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ChatWeb.Components;

/// <summary>The document of every page. Only the chat page needs Blazor's script: the others are plain pages and forms, and work without it.</summary>
public sealed partial class App
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    private bool IsChat => Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ChatPage);

    /// <summary>Whether Blazor's script asked: what the chat needs was loaded while somebody typed their name.</summary>
    private bool ReplacesPage => Context.Request.Headers.Accept.ToString().Contains("blazor-enhanced-nav", StringComparison.Ordinal);

    /// <summary>The chosen theme's colour; by what the system says, when none was chosen.</summary>
    private (string Colour, string? Media)[] ThemeColours => PreferenceEndpoints.ThemeOf(Context) is { } theme
        ? [(ThemeColour.Of(theme == "dark"), null)]
        : [(ThemeColour.Light, "(prefers-color-scheme: light)"), (ThemeColour.Dark, "(prefers-color-scheme: dark)")];
}
