using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>
/// A bounded window of a conversation's timeline. Scrolling is the browser's: its script keeps the end in view or the reading position
/// without a round trip, and asks for older or newer rows when the window's edge comes near.
/// </summary>
public sealed partial class MessageList(IJSRuntime js) : IAsyncDisposable
{
    private readonly RowBlocks _rows = new();
    private ElementReference _scroller;
    private ElementReference _list;
    private AttachedScript<MessageList> _scrolling = null!;
    private TimelineReader _reader = null!;
    private TimelineSlice _slice = TimelineSlice.Empty;
    private IReadOnlyList<RowBlock> _blocks = [];
    private long _newCount;
    private object? _shown;
    private bool _isStale = true;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Conversation { get; set; }

    [Parameter, EditorRequired] public required string Nick { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    [Parameter] public long Version { get; set; }

    [Parameter] public Membership Membership { get; set; }

    [Parameter] public string? LeftBecause { get; set; }

    [Parameter] public string? FirstUnreadKey { get; set; }

    /// <summary>People whose messages are not shown.</summary>
    [Parameter] public ImmutableHashSet<string> Ignored { get; set; } = UserPreferences.Default.Ignored;

    /// <summary>What people tell of themselves.</summary>
    [Parameter] public ImmutableDictionary<string, Profile> Profiles { get; set; } = ImmutableDictionary<string, Profile>.Empty;

    /// <summary>The channel's pinned messages.</summary>
    [Parameter] public ImmutableArray<string> Pins { get; set; } = [];

    [Parameter] public bool MayPin { get; set; }

    /// <summary>Whether the user may take back what others said here.</summary>
    [Parameter] public bool MayRedact { get; set; }

    /// <summary>A message is to be pinned, or no longer.</summary>
    [Parameter] public EventCallback<string> OnPin { get; set; }

    /// <summary>What the tab is about to do with messages.</summary>
    [Parameter, EditorRequired] public required TalkState Talk { get; set; }

    /// <summary>The tab answers a message, or shows a thread.</summary>
    [Parameter] public EventCallback OnTalk { get; set; }

    [Inject] private TimeProvider Time { get; set; } = null!;

    /// <summary>The reader is at the end, or has left it.</summary>
    [JSInvokable]
    public void SetAtEnd(bool isAtEnd)
    {
        if (isAtEnd)
            _reader.Follow();
        else
            _reader.Hold();

        Show();
    }

    [JSInvokable]
    public Task ShowOlder() => ThenShowAsync(_reader.GoOlderAsync());

    [JSInvokable]
    public Task ShowNewer() => ThenShowAsync(_reader.GoNewerAsync());

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _scrolling.DisposeAsync();
    }

    protected override void OnInitialized()
    {
        _reader = new TimelineReader(Session, Conversation, Show);
        _scrolling = new AttachedScript<MessageList>(js, this, farewell: "stop");
    }

    protected override void OnParametersSet()
    {
        var next = (Version, _reader.Version, Membership, LeftBecause, FirstUnreadKey, Nick, Talk.EditingKey, Talk.Target, (Ignored, Profiles, Pins, MayPin, MayRedact));
        if (next.Equals(_shown))
            return;

        _shown = next;
        Read();
    }

    protected override bool ShouldRender() => _isStale;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _isStale = false;
        if (firstRender)
            await _scrolling.AttachAsync(Assets["Components/Chat/MessageList.razor.js"], "attach", _scroller, _list);

        if (!_scrolling.IsAttached || Talk.TakeTarget(Conversation) is not { } target)
            return;

        if (target.MessageId is { } messageId)
            await GoToAsync(messageId);
        else if (!_reader.IsFollowing)
            await GoToLatestAsync();
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private void Read()
    {
        _reader.Read();
        _slice = _reader.Slice;
        _blocks = _rows.Build(_slice, Ignored, Zone, FirstUnreadKey);
        _newCount = _reader.NewCount;
        _isStale = true;
    }

    private void Show()
    {
        Read();
        StateHasChanged();
    }

    private async Task ThenShowAsync(Task step)
    {
        await step;
        Show();
    }

    private Task RetryOlderAsync() => ThenShowAsync(_reader.RetryOlderAsync());

    private Task RetryNewerAsync() => ThenShowAsync(_reader.RetryNewerAsync());

    private async Task GoToLatestAsync()
    {
        _reader.GoToLatest();
        Show();
        await _scrolling.CallAsync("toEnd");
    }

    private void ForgetJump()
    {
        _reader.ForgetJump();
        Show();
    }

    private void Rejoin() => Session.Open(Conversation.Name);

    private bool Has(Capability needed) => Session.State.Capabilities.Has(needed);

    private async Task ActAsync(MessageAct act)
    {
        switch (act.Action)
        {
            case MessageAction.Jump:
                await GoToAsync(act.Key);
                break;
            case MessageAction.Retry:
                Session.Retry(act.Key);
                break;
            case MessageAction.Discard:
                Session.Discard(act.Key);
                break;
            default:
                if (_slice.Entries.OfType<TimelineEntry.Said>().FirstOrDefault(said => said.Key == act.Key) is { } said)
                    await ActAsync(act, said.Message);
                break;
        }
    }

    private async Task ActAsync(MessageAct act, ChatMessage message)
    {
        switch (act.Action)
        {
            case MessageAction.Reply:
                Talk.Reply(Conversation, message);
                await OnTalk.InvokeAsync();
                break;
            case MessageAction.Thread:
                (Talk.ThreadId, Talk.ThreadSource) = (message.ReplyTo ?? message.Id, _reader.Shown);
                await OnTalk.InvokeAsync();
                break;
            case MessageAction.React when act.Argument is { } symbol:
                Session.React(Conversation, message.Id, symbol);
                break;
            case MessageAction.Edit when message.IsOwn:
                Edit(act.Key);
                break;
            case MessageAction.SaveEdit when message.IsOwn && act.Argument is { } text:
                await Session.Requests.EditAsync(Conversation.Name, message.Id, text, CancellationToken.None);
                if (Talk.EditingKey == act.Key)
                    Edit(null);
                break;
            case MessageAction.CancelEdit:
                Edit(null);
                break;
            case MessageAction.Delete when message.IsOwn || MayRedact:
                Session.Delete(Conversation, message.Id);
                break;
            case MessageAction.Pin:
                await OnPin.InvokeAsync(message.Id);
                break;
            case MessageAction.Undo:
                Session.KeepAfterAll(Conversation, message.Id);
                break;
        }
    }

    private void Edit(string? key)
    {
        Talk.EditingKey = key;
        Show();
    }

    /// <summary>Shows a message, wherever it is in the history. Meanwhile the script keeps out: it would take the change for scrolling.</summary>
    private async Task GoToAsync(string messageId)
    {
        await _scrolling.CallAsync("hold");

        var key = await _reader.GoToAsync(messageId);
        Show();
        await _scrolling.CallAsync("reveal", key);
    }
}
