using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>The dialogs about the channel that is shown.</summary>
public sealed partial class ChannelDialogs
{
    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    /// <summary>A message to be shown where it was said.</summary>
    [Parameter] public EventCallback<(string Conversation, string MessageId)> OnGo { get; set; }

    /// <summary>The tab's state changed here: the page around has to look.</summary>
    [Parameter] public EventCallback OnChange { get; set; }

    [Inject] private TabState Tab { get; set; } = null!;

    private Task EditTopicAsync() => ShowAsync(TabState.Dialog.Topic);

    private Task CloseAsync() => ShowAsync(TabState.Dialog.None);

    private Task ShowAsync(TabState.Dialog dialog)
    {
        Tab.OpenDialog = dialog;
        return OnChange.InvokeAsync();
    }
}
