using ChatWeb.Components.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ChatWeb.Components;

/// <summary>The document of every page. Only the chat page loads Blazor's script: the others are plain pages and forms.</summary>
public sealed partial class App
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    private bool IsChat => Context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(ChatPage);
}
