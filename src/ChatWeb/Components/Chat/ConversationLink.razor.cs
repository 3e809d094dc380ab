using System.Globalization;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>One conversation in the sidebar.</summary>
public sealed partial class ConversationLink
{
    private const int CountLimit = 99;

    private ConversationRow? _shown;

    [Parameter, EditorRequired] public required ConversationRow Row { get; set; }

    [Parameter] public EventCallback<Conversation> OnSelect { get; set; }

    [Parameter] public EventCallback<Conversation> OnLeave { get; set; }

    [Parameter] public EventCallback<Conversation> OnOptions { get; set; }

    private string State => Row.Membership switch
    {
        Membership.Joined => "joined",
        Membership.Joining => "joining",
        _ => "left",
    };

    /// <summary>The icon says that it is a channel.</summary>
    private string Label => Row.IsChannel && Row.Name is ['#', _, ..] ? Row.Name[1..] : Row.Name;

    private string Count => Row.Unread.Count > CountLimit ? $"{CountLimit}+" : Row.Unread.Count.ToString(CultureInfo.CurrentCulture);

    private string LeaveLabel => Row.IsChannel ? Texts.LeaveChannel(Row.Name) : Texts.CloseConversation(Row.Name);

    protected override bool ShouldRender() => _shown != Row;

    protected override void OnAfterRender(bool firstRender) => _shown = Row;
}
