using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>What can be done with a message: one bar for all of them, so that a row costs nothing more.</summary>
public sealed partial class MessageActions(IJSRuntime js) : IAsyncDisposable
{
    private static readonly string[] Symbols = ["👍", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀", "✅", "🔥", "👎", "🤔"];

    private ElementReference _bar;
    private AttachedScript<MessageActions>? _script;

    /// <summary>The element around the list's scroller, in which the bar stands.</summary>
    [Parameter, EditorRequired] public required Func<ElementReference> Scroller { get; set; }

    [Parameter] public bool CanEdit { get; set; }

    [Parameter] public bool CanPin { get; set; }

    [Parameter] public bool CanDelete { get; set; }

    /// <summary>Whether what others said can be deleted, too.</summary>
    [Parameter] public bool CanDeleteAny { get; set; }

    [Parameter] public EventCallback<MessageAct> OnAct { get; set; }

    [JSInvokable]
    public Task Act(string action, string key, string? argument) =>
        Enum.TryParse<MessageAction>(action, out var known) ? OnAct.InvokeAsync(new MessageAct(known, key, argument)) : Task.CompletedTask;

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<MessageActions>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Chat/MessageActions.razor.js"], "attach", Scroller(), _bar);
    }
}
