using ChatWeb.Components.Chat;
using ChatWeb.Components.Search;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Finding;

/// <summary>The dialogs by which one finds one's way, and the keys that open them.</summary>
public sealed partial class FindingDialogs
{
    private ShortcutKeys? _keys;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>Shows a channel or private conversation, entering or beginning it if need be.</summary>
    [Parameter] public EventCallback<(string Name, string? Key)> OnJoin { get; set; }

    [Parameter] public EventCallback<Conversation> OnLeave { get; set; }

    /// <summary>The tab's state changed here: the page around has to look.</summary>
    [Parameter] public EventCallback OnChange { get; set; }

    [Inject] private TabState Tab { get; set; } = null!;

    [Inject] private SearchState Search { get; set; } = null!;

    private Task RunAsync(string action)
    {
        switch (Enum.Parse<ShortcutAction>(action))
        {
            case ShortcutAction.Switcher:
                Tab.OpenDialog = Tab.OpenDialog == TabState.Dialog.Switcher ? TabState.Dialog.None : TabState.Dialog.Switcher;
                break;
            case ShortcutAction.Search:
                Tab.OpenPanel = TabState.Panel.Search;
                Search.AskForFocus();
                break;
            case ShortcutAction.Browser:
                Tab.OpenDialog = TabState.Dialog.Join;
                break;
            case ShortcutAction.Help:
                Tab.OpenDialog = TabState.Dialog.Help;
                break;
            case ShortcutAction.MarkRead:
                Tab.ForgetFirstUnread();
                break;
            case ShortcutAction.MarkAllRead:
                Tab.ForgetFirstUnread();
                Session.MarkAllRead();
                break;
        }

        return OnChange.InvokeAsync();
    }

    private Task OpenAsync(string name) => OnJoin.InvokeAsync((name, null));

    private async Task LeaveAsync(Conversation conversation)
    {
        Tab.OpenDialog = TabState.Dialog.None;
        await OnLeave.InvokeAsync(conversation);
    }

    private async Task MentionAsync(string nick)
    {
        await CloseAsync();
        if (_keys is not null)
            await _keys.InsertAsync($"{nick}: ");
    }

    private Task CloseAsync()
    {
        Tab.OpenDialog = TabState.Dialog.None;
        return OnChange.InvokeAsync();
    }
}
