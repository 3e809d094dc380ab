using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Sharing;

/// <summary>Shows the pictures of a conversation large, one after the other: a modal dialog that the script opens and fills.</summary>
public sealed partial class Lightbox(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _dialog;
    private AttachedScript<Lightbox>? _script;

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    /// <summary>What is in it is the script's.</summary>
    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<Lightbox>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Sharing/Lightbox.razor.js"], "attach", _dialog);
    }
}
