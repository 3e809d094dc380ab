using System.Collections.Immutable;
using System.Globalization;
using ChatWeb.Components.Finding;
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

    private readonly TimelineWindow _window = new();
    private readonly CancellationTokenSource _closing = new();
    private ElementReference _scroller;
    private ElementReference _list;
    private IJSObjectReference? _module;
    private IJSObjectReference? _scrolling;
    private DotNetObjectReference<MessageList>? _self;
    private IDisposable? _reading;
    private TimelineSlice _slice = TimelineSlice.Empty;
    private List<TimelineRow> _rows = [];
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

    [Inject] private TimeProvider Time { get; set; } = null!;

    private bool CanReadOlder => _history == HistoryReading.Idle && (_slice.HasOlder || (!_slice.ReachesStart && !_slice.IsFull && _slice.IsLoaded));

    /// <summary>The reader is at the end, or has left it.</summary>
    [JSInvokable]
    public void SetAtEnd(bool isAtEnd)
    {
        if (isAtEnd)
            Follow();
        else
            _window.Hold(_slice, Conversation.Timeline);

        Show();
    }

    [JSInvokable]
    public async Task ShowOlder()
    {
        if (!_slice.HasOlder && CanReadOlder)
            await ReadOlderAsync();

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
        await _scrolling.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
        _closing.Dispose();
    }

    protected override void OnParametersSet()
    {
        var next = (Version, Membership, LeftBecause, FirstUnreadKey, Nick, Ignored);
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
        _rows = TimelineRows.Build(Ignoring.Hide(_slice.Entries, Ignored), Zone, FirstUnreadKey);
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

    private void Retry(string clientId) => Session.Retry(clientId);

    private void Discard(string clientId) => Session.Discard(clientId);

    private string NameOf(DateOnly day)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Zone).DateTime);
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => Texts.Today,
            1 => Texts.Yesterday,
            _ => day.ToString("D", CultureInfo.CurrentCulture),
        };
    }
}
