using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Kit;

/// <summary>
/// A modal dialog while it is rendered: the browser's own <c>dialog</c>, which keeps the focus inside and closes on Escape. The focus goes
/// back to where it was.
/// </summary>
public sealed partial class KitDialog(IJSRuntime js) : IAsyncDisposable
{
    private readonly string _titleId = $"dialog-{Guid.NewGuid():N}";
    private ElementReference _dialog;
    private AttachedScript<KitDialog>? _script;

    [Parameter, EditorRequired] public required string Title { get; set; }

    [Parameter, EditorRequired] public required string CloseLabel { get; set; }

    /// <summary>Room for two columns; on a phone it fills the screen.</summary>
    [Parameter] public bool IsWide { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }

    [JSInvokable]
    public Task Closed() => OnClose.InvokeAsync();

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<KitDialog>(js, this, farewell: "close");
        await _script.AttachAsync(Assets["Components/Kit/KitDialog.razor.js"], "open", _dialog);
    }
}
