using ChatCore.Protocol;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>What is this tab's own: the selected conversation and the open panel. Drafts are in the session, so that a reload keeps them.</summary>
internal sealed class TabState : IDisposable
{
    private UserSession? _session;
    private IDisposable? _viewing;
    private bool _isVisible = true;

    public enum Panel
    {
        None,
        Conversations,
        Members,
        Search,
    }

    public enum Dialog
    {
        None,
        Join,
        Topic,
        Settings,
        Help,
        Switcher,
        Conversation,
        Person,
        Pins,
        Channel,
    }

    public Conversation? Selected { get; private set; }

    /// <summary>What it is about to do with messages.</summary>
    public TalkState Talk { get; } = new();

    public Panel OpenPanel { get; set; }

    public Dialog OpenDialog { get; set; }

    /// <summary>Whom or what the open dialog is about.</summary>
    public string? About { get; set; }

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>Where "new messages" began when the conversation was selected.</summary>
    public string? FirstUnreadKey { get; private set; }

    public void Attach(UserSession session)
    {
        _session = session;
        Select(session.State.Find(session.LastSelected));
        KeepSelectionValid();
    }

    public void Select(Conversation? conversation)
    {
        if (conversation == Selected)
            return;

        _viewing?.Dispose();
        FirstUnreadKey = conversation?.FirstUnreadKey;
        Selected = conversation;
        CloseDrawer();
        if (_session is null || conversation is null)
            return;

        _session.LastSelected = conversation.Name;
        _viewing = _isVisible ? _session.View(conversation) : null;
    }

    /// <summary>What was opened to choose a conversation is closed; a search stays, for its results lead to many.</summary>
    public void CloseDrawer()
    {
        if (OpenPanel != Panel.Search)
            OpenPanel = Panel.None;
    }

    /// <summary>The user has seen what is new.</summary>
    public void ForgetFirstUnread() => FirstUnreadKey = null;

    /// <summary>A hidden tab reads nothing: what comes meanwhile is unread.</summary>
    public void SetVisible(bool isVisible)
    {
        if (isVisible == _isVisible)
            return;

        _isVisible = isVisible;
        _viewing?.Dispose();
        if (isVisible && Selected is not null)
            FirstUnreadKey = Selected.FirstUnreadKey;

        _viewing = isVisible && Selected is not null ? _session?.View(Selected) : null;
    }

    /// <summary>A conversation that is gone cannot stay selected; its neighbour takes its place.</summary>
    public void KeepSelectionValid()
    {
        if (_session is null)
            return;

        var conversations = _session.State.Conversations;
        if (Selected is null || !conversations.Contains(Selected))
            Select(conversations is [var first, ..] ? conversations.FirstOrDefault(known => CaseMapping.Ascii.Equals(known.Name, Selected?.Name)) ?? first : null);
    }

    public void Dispose() => _viewing?.Dispose();
}
