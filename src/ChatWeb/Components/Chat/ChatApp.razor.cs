using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Authentication;
using ChatWeb.Components.Channels;
using ChatWeb.Components.Chat.Writing;
using ChatWeb.Interop;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Chat;

/// <summary>One tab on a session: lays out the page, follows the session's changes, and passes on what the user does.</summary>
public sealed partial class ChatApp(IJSRuntime js, NavigationManager navigation) : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private ImmutableArray<ConversationRow> _conversations = [];
    private CommandRunner? _commands;
    private TypingSender? _typing;
    private IDisposable? _attached;
    private CancellationTokenRegistration _ended;
    private Task _following = Task.CompletedTask;
    private AttachedScript<ChatApp>? _page;
    private Composer? _composer;
    private string? _problem;

    /// <summary>The browser's time zone; UTC when it did not say.</summary>
    [Parameter] public string? ZoneId { get; set; }

    [Parameter] public string Theme { get; set; } = "system";

    [CascadingParameter] public required Task<AuthenticationState> Authentication { get; set; }

    [Inject] private UserSessionDirectory Sessions { get; set; } = null!;

    [Inject] private TabState Tab { get; set; } = null!;

    [Inject] private TimeProvider Time { get; set; } = null!;

    [Inject] private ChatTexts Texts { get; set; } = null!;

    [Inject] private ChannelTexts Channels { get; set; } = null!;

    [Inject] private SearchTexts SearchTexts { get; set; } = null!;

    [Inject] private FindingTexts Refusals { get; set; } = null!;

    private UserSession? Session { get; set; }

    private bool IsWritable => Tab.Selected is { Membership: Membership.Joined } && Session?.State.Connection is not ConnectionState.Stopped;

    [JSInvokable]
    public void ClosePanel()
    {
        Tab.OpenPanel = TabState.Panel.None;
        Refresh();
    }

    [JSInvokable]
    public void SetVisible(bool isVisible)
    {
        Tab.SetVisible(isVisible);
        Refresh();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _ended.DisposeAsync();
        _attached?.Dispose();
        await _following;
        if (_page is not null)
            await _page.DisposeAsync();
        _closing.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        if (SessionCookie.FindId(user) is not { } id || Sessions.Find(id) is not { } session)
        {
            Leave("/?ended");
            return;
        }

        Session = session;
        _commands = new CommandRunner(session, Tab, Texts);
        _typing = new TypingSender(session.Typing, Time);
        _attached = session.AttachTab();
        _ended = session.Ended.Register(() => _ = InvokeAsync(() => LeaveAfter(session)));
        Tab.Zone = ZoneId is not null && TimeZoneInfo.TryFindSystemTimeZoneById(ZoneId, out var zone) ? zone : TimeZoneInfo.Utc;
        Tab.Attach(session);
        Refresh();
        _following = FollowAsync(session);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Session is null)
            return;

        _page = new AttachedScript<ChatApp>(js, this, farewell: "stop");
        await _page.AttachAsync(Assets["Components/Chat/ChatApp.razor.js"], "start");
    }

    private async Task FollowAsync(UserSession session)
    {
        try
        {
            await session.Changes.FollowAsync(() => InvokeAsync(Refresh), _closing.Token);
        }
        catch (OperationCanceledException)
        {
            // The tab is closed.
        }
    }

    private void Refresh()
    {
        if (Session is null)
            return;

        Tab.KeepSelectionValid();
        var conversations = ConversationRow.Of(Session.State.Conversations, Tab.Selected, Session.Preferences.Current, Session.State.People);
        if (!conversations.SequenceEqual(_conversations))
            _conversations = conversations;

        StateHasChanged();
    }

    private void Leave(string address) => navigation.NavigateTo(address, forceLoad: true);

    /// <summary>A gateway that stops sends nobody away: the page waits for it, and finds the session again.</summary>
    private void LeaveAfter(UserSession session)
    {
        if (!session.Changes.IsClosed)
            Leave(session.IsSignedOut ? "/" : "/?ended");
    }

    private async Task SelectAsync(Conversation conversation)
    {
        _problem = null;
        Tab.Select(conversation);
        Tab.CloseDrawer();
        Refresh();

        // The composer's script has turned to it already; when it was closed a moment ago, it has to turn back.
        if (Tab.Selected != conversation && _composer is not null)
            await _composer.ShowAsync();
    }

    /// <summary>The user followed a notification.</summary>
    private async Task OpenAsync(string name)
    {
        if (Session?.State.Find(name) is not { } conversation)
            return;

        CloseDialog();
        await SelectAsync(conversation);
        Refresh();
    }

    private void Leave(Conversation conversation)
    {
        Session?.Leave(conversation);
        Refresh();
    }

    private void Open(TabState.Dialog dialog, string? about = null) => (Tab.OpenDialog, Tab.About, Tab.OpenPanel) = (dialog, about, TabState.Panel.None);

    private void Fold(string group) => Session?.Preferences.Change(current => current with { Folded = UserPreferences.Toggle(current.Folded, group) });

    private void CloseDialog() => Tab.OpenDialog = TabState.Dialog.None;

    private void Toggle(TabState.Panel panel) => Tab.OpenPanel = Tab.OpenPanel == panel ? TabState.Panel.None : panel;

    private void Join((string Channel, string? Key) wanted)
    {
        CloseDialog();
        Tab.Select(Session?.Open(wanted.Channel, wanted.Key));
        Refresh();
    }

    private void SetTopic(string topic)
    {
        CloseDialog();
        if (Tab.Selected is { } channel)
            Session?.SetTopic(channel.Name, topic);
    }

    /// <summary>A message with an id is done when it is stored, or refused before the user's eyes: until then the browser keeps it.</summary>
    private async Task<bool> SubmitAsync(SubmittedLine given)
    {
        // Too old to be told apart from one that arrived, and not known here: its author decides.
        if (given is { IsOld: true, Id: { } old } && Session?.Deliveries.Knows(old) == false)
            return false;

        _problem = _commands?.Run(Session?.State.FindLate(given.Conversation), given.Line, given.Id);
        if (_commands is { WantsToQuit: true } && _page is not null)
            await _page.CallAsync("signOut");

        Refresh();
        if (_problem is null && given.Id is { } id && Session is { } session)
            await session.Deliveries.WhenSettledAsync(id).WaitAsync(_closing.Token);

        return _problem is null;
    }

    private Completion Complete(string conversation, string before, bool isAsked) =>
        Session is { State: var state } ? new Completer(state, Texts).Complete(state.FindLate(conversation), before, isAsked) : Completion.None;

    private void KeepDraft((string Conversation, string Text) draft)
    {
        if (Session?.State.FindLate(draft.Conversation) is not { } conversation)
            return;

        conversation.Keep(draft.Text);
        _typing?.Wrote(conversation, draft.Text);
    }

    /// <summary>The newest own message of the conversation is opened for editing, where the server can change one.</summary>
    private void EditLast()
    {
        if (Tab.Selected is not { } conversation || Session?.State.Capabilities.Has(Capability.MessageEdit) != true)
            return;

        Tab.Talk.EditingKey = conversation.Timeline.Tail(TimelineWindow.TailSize).Entries.OfType<TimelineEntry.Said>()
            .LastOrDefault(said => said is { Message.IsOwn: true, IsHidden: false })?.Key;
        Refresh();
    }

    private void CancelReply()
    {
        if (Tab.Selected is { } conversation)
            Tab.Talk.CancelReply(conversation);
    }

    private Timeline ThreadSource(Conversation conversation) => Tab.Talk.ThreadSource ?? conversation.Timeline;

    /// <summary>Shows a message, in whatever conversation it is.</summary>
    private void GoTo((string Conversation, string MessageId) place)
    {
        if (Session is null || (Session.State.Find(place.Conversation) ?? Session.Open(place.Conversation)) is not { } conversation)
            return;

        Tab.Select(conversation);
        Tab.Talk.GoTo(conversation, place.MessageId);
        Refresh();
    }

    private ConversationTools ToolsOf(Conversation? conversation) => new(
        Tab.OpenPanel == TabState.Panel.Search, conversation?.Pins.Length ?? 0, conversation is { IsChannel: true, Membership: Membership.Joined });

    private async Task PinAsync(Conversation channel, string messageId) => await Pinning.ToggleAsync(Session!, channel, messageId, Channels, Refusals, _closing.Token);

    private void CloseThread() => (Tab.Talk.ThreadId, Tab.Talk.ThreadSource) = (null, null);

    private void ReplyInThread(Conversation conversation, string rootId)
    {
        if (ThreadSource(conversation).Find(rootId) is var (_, root))
            Tab.Talk.Reply(conversation, root.Message);

        CloseThread();
    }

    private void ActInThread(Conversation conversation, MessageAct act)
    {
        if (act is { Action: MessageAction.React, Argument: { } symbol } && ThreadSource(conversation).Thread(Tab.Talk.ThreadId!).FirstOrDefault(said => said.Key == act.Key) is { } said)
            Session?.React(conversation, said.Message.Id, symbol);
    }
}
