using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Finding;

/// <summary>Listens for the keys of <see cref="Shortcut.Table"/>. What the page itself can do, such as going to the next conversation, waits for nobody.</summary>
public sealed partial class ShortcutKeys(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _listening;
    private DotNetObjectReference<ShortcutKeys>? _self;

    [Parameter] public EventCallback<string> OnAction { get; set; }

    [JSInvokable]
    public Task Run(string action) => OnAction.InvokeAsync(action);

    /// <summary>Puts a mention into the text box, where its owner goes on writing.</summary>
    public async Task InsertAsync(string text)
    {
        if (_listening is not null)
            await _listening.InvokeVoidAsync("insert", text);
    }

    public async ValueTask DisposeAsync()
    {
        await _listening.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _self = DotNetObjectReference.Create(this);
        _module = await js.ImportAsync(Assets["Components/Finding/ShortcutKeys.razor.js"]);
        _listening = await _module.InvokeAsync<IJSObjectReference>("listen", _self, Shortcut.Table.Select(shortcut => new
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
