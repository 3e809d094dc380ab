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
    private const int PageSize = 100;
    private const int MaxPagesToJump = 20;

    private readonly TimelineWindow _window = new();
    private readonly RowBlocks _rows = new();
    private readonly CancellationTokenSource _closing = new();
    private ElementReference _scroller;
    private ElementReference _list;
    private IJSObjectReference? _module;
    private IJSObjectReference? _scrolling;
    private DotNetObjectReference<MessageList>? _self;
    private IDisposable? _reading;
    private IDisposable? _following;
    private TimelineSlice _slice = TimelineSlice.Empty;
    private IReadOnlyList<RowBlock> _blocks = [];
    private HistoryReading _history;
    private long _newCount;
    private object? _shown;
    private bool _isStale = true;

    private enum HistoryReading
    {
        Idle,
        UnderWay,
        Failed,
    }

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

    /// <summary>What the tab is about to do with messages.</summary>
    [Parameter, EditorRequired] public required TalkState Talk { get; set; }

    /// <summary>The tab answers a message, or shows a thread.</summary>
    [Parameter] public EventCallback OnTalk { get; set; }

    private bool CanReadOlder => _history == HistoryReading.Idle && (_slice.HasOlder || (!_slice.ReachesStart && !_slice.IsFull && _slice.IsLoaded));

    /// <summary>The reader is at the end, or has left it.</summary>
    [JSInvokable]
    public void SetAtEnd(bool isAtEnd)
    {
        if (isAtEnd)
            Follow();
        else
            Hold();

        Show();
    }

    [JSInvokable]
    public async Task ShowOlder()
    {
        if (!_slice.HasOlder && CanReadOlder)
            await ReadOlderAsync();

        Hold();
        _window.MoveOlder(_slice, Conversation.Timeline);
        Show();
    }

    [JSInvokable]
    public void ShowNewer()
    {
        _window.MoveNewer(_slice);
        Show();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _reading?.Dispose();
        _following?.Dispose();
        await _scrolling.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
        _closing.Dispose();
    }

    protected override void OnInitialized() => _following = Session.Follow(Conversation);

    protected override void OnParametersSet()
    {
        var next = (Version, Membership, LeftBecause, FirstUnreadKey, Nick, Talk.EditingKey, Ignored, Profiles);
        if (next.Equals(_shown))
            return;

        _shown = next;
        Read();
    }

    protected override bool ShouldRender() => _isStale;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        _isStale = false;
        if (!firstRender)
            return;

        _self = DotNetObjectReference.Create(this);
        _module = await js.ImportAsync(Assets["Components/Chat/MessageList.razor.js"]);
        _scrolling = await _module.InvokeAsync<IJSObjectReference>("attach", _scroller, _list, _self);
    }

    private static string Flag(bool value) => value ? "true" : "false";

    private void Read()
    {
        _slice = _window.Read(Conversation.Timeline);
        _blocks = _rows.Build(_slice, Ignored, Zone, FirstUnreadKey);
        _newCount = _window.NewSince(Conversation.Timeline);
        _isStale = true;
    }

    private void Show()
    {
        Read();
        StateHasChanged();
    }

    private void Follow()
    {
        _window.Follow();
        _reading?.Dispose();
        _reading = null;
        _following ??= Session.Follow(Conversation);
    }

    private void Hold()
    {
        _window.Hold(_slice, Conversation.Timeline);
        _following?.Dispose();
        _following = null;
    }

    private async Task ReadOlderAsync()
    {
        _reading ??= Conversation.Timeline.KeepOlder();
        _history = HistoryReading.UnderWay;
        Show();
        try
        {
            await Session.RequestOlderAsync(Conversation, PageSize, _closing.Token);
            _history = HistoryReading.Idle;
            _slice = _window.Read(Conversation.Timeline);
        }
        catch (InvalidOperationException)
        {
            _history = HistoryReading.Failed;
        }
        catch (OperationCanceledException)
        {
            // The tab shows another conversation, or is closed.
        }
    }

    private Task RetryHistoryAsync()
    {
        _history = HistoryReading.Idle;
        return ShowOlder();
    }

    private async Task JumpToLatestAsync()
    {
        Follow();
        Show();
        if (_scrolling is not null)
            await _scrolling.InvokeVoidAsync("toEnd");
    }

    private void Rejoin() => Session.Open(Conversation.Name);

    private bool Has(Capability needed) => Session.State.Capabilities.Has(needed);

    private async Task ActAsync(MessageAct act)
    {
        switch (act.Action)
        {
            case MessageAction.Jump:
                await JumpToAsync(act.Key);
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
                Talk.ThreadId = message.ReplyTo ?? message.Id;
                await OnTalk.InvokeAsync();
                break;
            case MessageAction.React when act.Argument is { } symbol:
                Session.React(Conversation, message.Id, symbol);
                break;
            case MessageAction.Edit when message.IsOwn:
                Edit(act.Key);
                break;
            case MessageAction.SaveEdit when message.IsOwn && act.Argument is { } text:
                Session.Edit(Conversation, message.Id, text);
                Edit(null);
                break;
            case MessageAction.CancelEdit:
                Edit(null);
                break;
            case MessageAction.Delete when message.IsOwn:
                Session.Delete(Conversation, message.Id);
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

    /// <summary>Shows a message, reading it back when it is not too far away.</summary>
    private async Task JumpToAsync(string messageId)
    {
        for (var pages = 0; pages < MaxPagesToJump && Conversation.Timeline.Find(messageId) is null && CanReadOlder && !_closing.IsCancellationRequested; pages++)
            await ReadOlderAsync();

        if (Conversation.Timeline.Find(messageId) is not var (position, said))
            return;

        _reading ??= Conversation.Timeline.KeepOlder();
        Hold();
        _window.MoveTo(position, _slice, Conversation.Timeline);
        Show();
        if (_scrolling is not null)
            await _scrolling.InvokeVoidAsync("reveal", said.Key);
    }
}
