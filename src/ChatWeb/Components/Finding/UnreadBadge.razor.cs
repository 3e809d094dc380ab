using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Finding;

/// <summary>Tells in the window's title and icon how much waits for the user, for whoever has the page in the background.</summary>
public sealed partial class UnreadBadge(IJSRuntime js)
{
    private int _shown;

    [Parameter] public int Count { get; set; }

    protected override bool ShouldRender() => Count != _shown;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Count == _shown)
            return;

        _shown = Count;
        await js.CallAsync(Assets["Components/Finding/UnreadBadge.razor.js"], "show", Count);
    }
}
