using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Where one is: the conversation's name and topic, and on narrow screens the ways to the panels.</summary>
public sealed partial class TopicBar
{
    private (string?, string?, bool, bool, int)? _shown;

    [Parameter] public string? Name { get; set; }

    [Parameter] public string? Topic { get; set; }

    [Parameter] public bool IsChannel { get; set; }

    [Parameter] public bool CanEdit { get; set; }

    [Parameter] public int MemberCount { get; set; }

    [Parameter] public EventCallback OnConversations { get; set; }

    [Parameter] public EventCallback OnMembers { get; set; }

    [Parameter] public EventCallback OnEdit { get; set; }

    protected override bool ShouldRender() => _shown != (Name, Topic, IsChannel, CanEdit, MemberCount);

    protected override void OnAfterRender(bool firstRender) => _shown = (Name, Topic, IsChannel, CanEdit, MemberCount);
}
