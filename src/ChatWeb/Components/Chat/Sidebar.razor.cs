using System.Collections.Immutable;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Who one is, and the conversations.</summary>
public sealed partial class Sidebar
{
    private (ImmutableArray<ConversationRow> Rows, string Nick, string Network, bool IsAway, UserPreferences Preferences) _shown;

    [Parameter, EditorRequired] public required ImmutableArray<ConversationRow> Rows { get; set; }

    [Parameter, EditorRequired] public required string Nick { get; set; }

    [Parameter, EditorRequired] public required string Network { get; set; }

    [Parameter] public bool IsAway { get; set; }

    [Parameter] public EventCallback<Conversation> OnSelect { get; set; }

    [Parameter] public EventCallback<Conversation> OnLeave { get; set; }

    [Parameter] public EventCallback OnJoin { get; set; }

    [Parameter] public EventCallback OnSettings { get; set; }

    [Parameter] public UserPreferences Preferences { get; set; } = UserPreferences.Default;

    [Parameter] public EventCallback OnSwitcher { get; set; }

    /// <summary>Folds or unfolds a group.</summary>
    [Parameter] public EventCallback<string> OnFold { get; set; }

    /// <summary>The user wants to set something for one conversation.</summary>
    [Parameter] public EventCallback<Conversation> OnOptions { get; set; }

    protected override bool ShouldRender() => _shown != (Rows, Nick, Network, IsAway, Preferences);

    protected override void OnAfterRender(bool firstRender) => _shown = (Rows, Nick, Network, IsAway, Preferences);

    private string TitleOf(string group) => group switch
    {
        ConversationGroup.Favourites => Finding.Favourites,
        ConversationGroup.Channels => Finding.Channels,
        _ => Finding.Private,
    };
}
