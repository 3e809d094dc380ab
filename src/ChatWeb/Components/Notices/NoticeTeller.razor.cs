using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Notices;

/// <summary>Hands new notices to the browser, which tells each of them in one tab only. Nothing is told of what was said before the tab was opened.</summary>
public sealed partial class NoticeTeller(IJSRuntime js) : IAsyncDisposable
{
    private AttachedScript<NoticeTeller>? _script;
    private long _told;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>The user followed a notification to a conversation.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    [Inject] private NoticeWords Words { get; set; } = null!;

    private long Newest => Session.Notices.Recent is [.., var newest] ? newest.Number : 0;

    [JSInvokable]
    public Task Open(string conversation) => OnOpen.InvokeAsync(conversation);

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override void OnInitialized() => _told = Newest;

    protected override bool ShouldRender() => Newest > _told;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _script = new AttachedScript<NoticeTeller>(js, this, farewell: "stop");
            await _script.AttachAsync(Assets["Components/Notices/NoticeTeller.razor.js"], "attach");
        }

        var (notices, preferences) = (Session.Notices.Recent, Session.Preferences.Current);
        if (_script is not { IsAttached: true } || notices is not [.., var newest] || newest.Number <= _told)
            return;

        var told = notices.Where(notice => notice.Number > _told).Select(Told).ToArray();
        _told = newest.Number;
        if (preferences.HasDesktop || preferences.HasSound)
            await _script.CallAsync("tell", told, preferences.HasDesktop, preferences.HasSound);
    }

    private TellableNotice Told(Notice notice) =>
        new(notice.Number, notice.Conversation, Words.TitleOf(notice), Words.TextOf(notice, Session.State.Nick));

    private sealed record TellableNotice(long Number, string Conversation, string Title, string Text);
}
