using System.Collections.Immutable;
using System.Globalization;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Some rows of the list, side by side with those of other blocks. Rendered again only when the block is another.</summary>
public sealed partial class MessageBlock
{
    private (RowBlock?, string?, string?, ImmutableDictionary<string, Profile>?, ImmutableArray<string>, DateOnly) _shown;

    [Parameter, EditorRequired] public required RowBlock Block { get; set; }

    [Parameter, EditorRequired] public required string Nick { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    /// <summary>The message that is being edited, if any.</summary>
    [Parameter] public string? EditingKey { get; set; }

    /// <summary>What people tell of themselves.</summary>
    [Parameter] public ImmutableDictionary<string, Profile> Profiles { get; set; } = ImmutableDictionary<string, Profile>.Empty;

    /// <summary>The channel's pinned messages.</summary>
    [Parameter] public ImmutableArray<string> Pins { get; set; } = [];

    [Parameter] public EventCallback<MessageAct> OnAct { get; set; }

    [Inject] private TimeProvider Time { get; set; } = null!;

    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Zone).DateTime);

    protected override bool ShouldRender() => !ReferenceEquals(_shown.Item1, Block) || _shown != (Block, Nick, EditingKey, Profiles, Pins, Today);

    protected override void OnAfterRender(bool firstRender) => _shown = (Block, Nick, EditingKey, Profiles, Pins, Today);

    private bool IsPinned(TimelineRow.Message row) => row.Entry is TimelineEntry.Said { Message.Id: var id } && Pins.Contains(id);

    private string NameOf(DateOnly day) => (Today.DayNumber - day.DayNumber) switch
    {
        0 => Texts.Today,
        1 => Texts.Yesterday,
        _ => day.ToString("D", CultureInfo.CurrentCulture),
    };
}
