using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Notices;

/// <summary>Hands new notices to the browser, which tells each of them in one tab only. Nothing is told of what was said before the tab was opened.</summary>
public sealed partial class NoticeTeller(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<NoticeTeller>? _self;
    private long _told;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>The user followed a notification to a conversation.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    [Inject] private NoticeWords Words { get; set; } = null!;

    private long Newest => Session.Notices.Recent is [.., var newest] ? newest.Number : 0;

    [JSInvokable]
    public Task Open(string conversation) => OnOpen.InvokeAsync(conversation);

    public async ValueTask DisposeAsync()
    {
        await _attached.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override void OnInitialized() => _told = Newest;

    protected override bool ShouldRender() => Newest > _told;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _module = await js.ImportAsync(Assets["Components/Notices/NoticeTeller.razor.js"]);
            _attached = await _module.InvokeAsync<IJSObjectReference>("attach", _self);
        }

        var (notices, preferences) = (Session.Notices.Recent, Session.Preferences.Current);
        if (_attached is null || notices is not [.., var newest] || newest.Number <= _told)
            return;

        var told = notices.Where(notice => notice.Number > _told).Select(Told).ToArray();
        _told = newest.Number;
        if (preferences.HasDesktop || preferences.HasSound)
            await _attached.InvokeVoidAsync("tell", told, preferences.HasDesktop, preferences.HasSound);
    }

    private TellableNotice Told(Notice notice) =>
        new(notice.Number, notice.Conversation, Words.TitleOf(notice), Words.TextOf(notice, Session.State.Nick));

    private sealed record TellableNotice(long Number, string Conversation, string Title, string Text);
}
