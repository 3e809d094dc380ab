using ChatWeb.Components.Chat.Writing;
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
    private AttachedScript<Composer>? _writing;
    private (Conversation Conversation, string Name)? _written;
    private object? _shown;
    private bool _isReady;
    private bool _isPicking;

    [Parameter] public Conversation? Conversation { get; set; }

    /// <summary>What stood there when the conversation was last left.</summary>
    [Parameter] public string Draft { get; set; } = string.Empty;

    [Parameter] public bool IsEnabled { get; set; }

    /// <summary>What was wrong with the last line.</summary>
    [Parameter] public string? Problem { get; set; }

    /// <summary>Carries out a line in the conversation it was written in, and tells whether it could be done.</summary>
    [Parameter, EditorRequired] public required Func<SubmittedLine, Task<bool>> OnSubmit { get; set; }

    /// <summary>Tells this session's unsent messages, which the browser keeps, from another's.</summary>
    [Parameter] public string OutboxName { get; set; } = string.Empty;

    [Parameter] public EventCallback<(string Conversation, string Text)> OnDraft { get; set; }

    /// <summary>What the text before the cursor may become, in a conversation; the last says whether the user asked for it.</summary>
    [Parameter] public Func<string, string, bool, Completion>? OnComplete { get; set; }

    /// <summary>The emoji picked last.</summary>
    [Parameter] public RecentEmoji? Recent { get; set; }

    /// <summary>The user wants to correct the last own message: arrow up, with nothing written.</summary>
    [Parameter] public EventCallback OnEditLast { get; set; }

    /// <summary>The user wants none of it: Escape, with no suggestions shown.</summary>
    [Parameter] public EventCallback OnCancel { get; set; }

    /// <summary>Not before the script is there and shows the draft: what was typed until then would be lost.</summary>
    private bool IsWritable => IsEnabled && _isReady;

    private string Label => Conversation is null ? string.Empty : Texts.WriteTo(Conversation.Name);

    /// <summary>What it looks like by: drawn anew only when this is another.</summary>
    private object Look => (Conversation, Conversation?.Name, IsWritable, Problem, _isPicking);

    /// <summary>Whether the line was carried out; if not, the script puts it back.</summary>
    [JSInvokable]
    public Task<bool> Submit(SubmittedLine line) => OnSubmit(line);

    [JSInvokable]
    public Task KeepDraft(string conversation, string text) => OnDraft.InvokeAsync((conversation, text));

    [JSInvokable]
    public Completion Complete(string conversation, string before, bool isAsked) => OnComplete?.Invoke(conversation, before, isAsked) ?? Completion.None;

    [JSInvokable]
    public Task EditLast() => OnEditLast.InvokeAsync();

    [JSInvokable]
    public Task Cancel() => OnCancel.InvokeAsync();

    /// <summary>Puts text where the cursor is.</summary>
    public Task InsertAsync(string text) => CallAsync("insert", text);

    /// <summary>Puts text in place of what is written, as when a message is to be corrected.</summary>
    public Task ReplaceAsync(string text) => CallAsync("replace", text);

    /// <summary>Has the script turn to the conversation and its draft, where it has not done so by itself.</summary>
    public Task ShowAsync() => ShowAsync(isAnother: false);

    public ValueTask DisposeAsync() => _writing?.DisposeAsync() ?? default;

    protected override bool ShouldRender() => !Look.Equals(_shown);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _shown = Look;
        if (firstRender)
        {
            _written = Conversation is null ? null : (Conversation, Conversation.Name);
            _writing = new AttachedScript<Composer>(js, this, farewell: "stop");
            await _writing.AttachAsync(
                Assets["Components/Chat/Composer.razor.js"], "attach", _form, _input, Assets["outbox.js"], OutboxName, _written?.Name, Draft);
        }

        if (_writing is not { IsAttached: true } || Conversation is null)
            return;

        await TurnAsync(Conversation);
        if (_isReady)
            return;

        _isReady = true;
        StateHasChanged();
        await CallAsync("focus");
    }

    /// <summary>Has the script turn to the conversation, or learn the new name of the one it was told of.</summary>
    private Task TurnAsync(Conversation conversation)
    {
        var before = _written;
        _written = (conversation, conversation.Name);
        if (before == _written)
            return Task.CompletedTask;

        return before is { } told && told.Conversation == conversation
            ? CallAsync("rename", told.Name, conversation.Name)
            : ShowAsync(isAnother: before?.Name == conversation.Name);
    }

    /// <param name="isAnother">Whether it is another conversation than the one before, though of the same name.</param>
    private Task ShowAsync(bool isAnother) => Conversation is null ? Task.CompletedTask : CallAsync("show", Conversation.Name, Draft, isAnother);

    private Task CallAsync(string function, params object?[] arguments) => _writing?.CallAsync(function, arguments) ?? Task.CompletedTask;

    private async Task PickAsync(string emoji)
    {
        _isPicking = false;
        Recent?.Use(emoji);
        await InsertAsync(emoji);
    }

    private Task CloseAsync()
    {
        _isPicking = false;
        return CallAsync("focus");
    }
}
