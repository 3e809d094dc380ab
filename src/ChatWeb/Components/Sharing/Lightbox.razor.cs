using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Sharing;

/// <summary>Shows the pictures of a conversation large, one after the other: a modal dialog that the script opens and fills.</summary>
public sealed partial class Lightbox(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _dialog;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;

    public async ValueTask DisposeAsync()
    {
        await _attached.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
    }

    /// <summary>What is in it is the script's.</summary>
    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _module = await js.ImportAsync(Assets["Components/Sharing/Lightbox.razor.js"]);
        _attached = await _module.InvokeAsync<IJSObjectReference>("attach", _dialog);
    }
}
