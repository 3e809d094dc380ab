using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Finding;

/// <summary>Listens for the keys of <see cref="Shortcut.Table"/>. What the page itself can do, such as going to the next conversation, waits for nobody.</summary>
public sealed partial class ShortcutKeys(IJSRuntime js) : IAsyncDisposable
{
    private AttachedScript<ShortcutKeys>? _script;

    [Parameter] public EventCallback<string> OnAction { get; set; }

    [JSInvokable]
    public Task Run(string action) => OnAction.InvokeAsync(action);

    /// <summary>Puts a mention into the text box, where its owner goes on writing.</summary>
    public Task InsertAsync(string text) => _script?.CallAsync("insert", text) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<ShortcutKeys>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Finding/ShortcutKeys.razor.js"], "listen", Shortcut.Table.Select(shortcut => new
        {
            Action = shortcut.Action.ToString(),
            shortcut.Key,
            shortcut.IsCommand,
            shortcut.IsAlt,
            shortcut.IsShift,
            shortcut.IsText,
        }));
    }
}
