using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>Where one writes. The script keeps the text; here comes what was submitted, and now and then the draft.</summary>
public sealed partial class Composer(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _form;
    private ElementReference _input;
    private IJSObjectReference? _module;
    private IJSObjectReference? _writing;
    private DotNetObjectReference<Composer>? _self;
    private Conversation? _written;
    private object? _shown;
    private bool _isReady;

    [Parameter] public Conversation? Conversation { get; set; }

    /// <summary>What stood there when the conversation was last left.</summary>
    [Parameter] public string Draft { get; set; } = string.Empty;

    [Parameter] public bool IsEnabled { get; set; }

    /// <summary>What was wrong with the last line.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>Carries out a line in the conversation it was written in, and tells whether it could be done.</summary>
    [Parameter, EditorRequired] public required Func<string, string, Task<bool>> OnSubmit { get; set; }

    [Parameter] public EventCallback<(string Conversation, string Text)> OnDraft { get; set; }

    /// <summary>Not before the script is there and shows the draft: what was typed until then would be lost.</summary>
    private bool IsWritable => IsEnabled && _isReady;

    private string Label => Conversation is null ? string.Empty : Texts.WriteTo(Conversation.Name);

    /// <summary>Whether the line was carried out; if not, the script puts it back.</summary>
    [JSInvokable]
    public Task<bool> Submit(string conversation, string line) => OnSubmit(conversation, line);

    [JSInvokable]
    public Task KeepDraft(string conversation, string text) => OnDraft.InvokeAsync((conversation, text));

    /// <summary>Has the script turn to the conversation and its draft, where it has not done so by itself.</summary>
    public async Task ShowAsync()
    {
        if (_writing is not null && Conversation is not null)
            await _writing.InvokeVoidAsync("show", Conversation.Name, Draft);
    }

    public async ValueTask DisposeAsync()
    {
        await _writing.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override bool ShouldRender() => !(Conversation, IsWritable, Problem).Equals(_shown);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _shown = (Conversation, IsWritable, Problem);
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.ImportAsync(Assets["Components/Chat/Composer.razor.js"]);
            _writing = await _module.InvokeAsync<IJSObjectReference>("attach", _form, _input, _self);
        }

        if (_writing is null || Conversation is null || Conversation == _written)
            return;

        _written = Conversation;
        await ShowAsync();
        if (_isReady)
            return;

        _isReady = true;
        StateHasChanged();
        await _writing.InvokeVoidAsync("focus");
    }
}
