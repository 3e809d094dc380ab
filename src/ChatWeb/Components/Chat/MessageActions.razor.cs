using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>What can be done with a message: one bar for all of them, so that a row costs nothing more.</summary>
public sealed partial class MessageActions(IJSRuntime js) : IAsyncDisposable
{
    private static readonly string[] Symbols = ["👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀", "✅", "🔥", "👎", "🤔"];

    private ElementReference _bar;
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<MessageActions>? _self;

    /// <summary>The element around the list's scroller, in which the bar stands.</summary>
    [Parameter, EditorRequired] public required Func<ElementReference> Scroller { get; set; }

    [Parameter] public bool CanEdit { get; set; }

    [Parameter] public bool CanDelete { get; set; }

    [Parameter] public EventCallback<MessageAct> OnAct { get; set; }

    [JSInvokable]
    public Task Act(string action, string key, string? argument) =>
        Enum.TryParse<MessageAction>(action, out var known) ? OnAct.InvokeAsync(new MessageAct(known, key, argument)) : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _attached.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _self = DotNetObjectReference.Create(this);
        _module = await js.ImportAsync(Assets["Components/Chat/MessageActions.razor.js"]);
        _attached = await _module.InvokeAsync<IJSObjectReference>("attach", Scroller(), _bar, _self);
    }
}
