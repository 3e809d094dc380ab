using System.Collections.Immutable;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Who one is, and the conversations.</summary>
public sealed partial class Sidebar
{
    private (ImmutableArray<ConversationRow> Rows, string Nick, string Network, bool IsAway) _shown;

    [Parameter, EditorRequired] public required ImmutableArray<ConversationRow> Rows { get; set; }

    [Parameter, EditorRequired] public required string Nick { get; set; }

    [Parameter, EditorRequired] public required string Network { get; set; }

    [Parameter] public bool IsAway { get; set; }

    [Parameter] public EventCallback<Conversation> OnSelect { get; set; }

    [Parameter] public EventCallback<Conversation> OnLeave { get; set; }

    [Parameter] public EventCallback OnJoin { get; set; }

    [Parameter] public EventCallback OnSettings { get; set; }

    protected override bool ShouldRender() => _shown != (Rows, Nick, Network, IsAway);

    protected override void OnAfterRender(bool firstRender) => _shown = (Rows, Nick, Network, IsAway);
}
