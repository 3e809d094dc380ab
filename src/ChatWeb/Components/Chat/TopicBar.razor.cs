using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Where one is: the conversation's name and topic, and on narrow screens the ways to the panels.</summary>
public sealed partial class TopicBar
{
    private (string?, string?, int?, bool, bool, int, ConversationTools)? _shown;

    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Topic { get; set; }

    /// <summary>The colour that the other person chose; null for the one of the name.</summary>
    [Parameter] public int? Hue { get; set; }

    [Parameter] public bool IsChannel { get; set; }

    [Parameter] public bool CanEdit { get; set; }

    [Parameter] public int MemberCount { get; set; }

    [Parameter] public ConversationTools Tools { get; set; }

    [Parameter] public EventCallback OnSearch { get; set; }

    [Parameter] public EventCallback OnPins { get; set; }

    [Parameter] public EventCallback OnSettings { get; set; }

    [Parameter] public EventCallback OnConversations { get; set; }

    [Parameter] public EventCallback OnMembers { get; set; }

    [Parameter] public EventCallback OnEdit { get; set; }

    protected override bool ShouldRender() => _shown != (Name, Topic, Hue, IsChannel, CanEdit, MemberCount, Tools);

    protected override void OnAfterRender(bool firstRender) => _shown = (Name, Topic, Hue, IsChannel, CanEdit, MemberCount, Tools);
}

/// <summary>What beside its name a conversation's bar offers.</summary>
/// <param name="IsSearching">Whether the search is open.</param>
/// <param name="PinCount">How many messages are pinned.</param>
/// <param name="HasSettings">Whether there is something to look at or to set.</param>
public readonly record struct ConversationTools(bool IsSearching, int PinCount, bool HasSettings);
