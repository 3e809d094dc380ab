using ChatWeb.Authentication;
using ChatWeb.Components.Pages;
using ChatWeb.Install;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ChatWeb.Components;

/// <summary>The document of every page. Only the chat page loads Blazor's script: the others are plain pages and forms.</summary>
public sealed partial class App
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    private bool IsChat => Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ChatPage);

    /// <summary>The chosen theme's colour; by what the system says, when none was chosen.</summary>
    private (string Colour, string? Media)[] ThemeColours => PreferenceEndpoints.ThemeOf(Context) is { } theme
        ? [(ThemeColour.Of(theme == "dark"), null)]
        : [(ThemeColour.Light, "(prefers-color-scheme: light)"), (ThemeColour.Dark, "(prefers-color-scheme: dark)")];
}
