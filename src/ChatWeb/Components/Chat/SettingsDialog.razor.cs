using ChatWeb.Components.Settings;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>
/// The settings: their list beside the part that is shown; on a phone first the one, then the other, which is a matter of style alone.
/// </summary>
public sealed partial class SettingsDialog
{
    private readonly ElementReference[] _links = new ElementReference[Enum.GetValues<SettingsSection>().Length];
    private ElementReference _back;
    private ElementReference? _focusNext;
    private SettingsSection? _opened;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required string Theme { get; set; }

    [Parameter] public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Parameter] public EventCallback OnClose { get; set; }

    private SettingsSection Shown => _opened ?? default;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext is not { } element)
            return;

        _focusNext = null;
        await element.FocusAsync();
    }

    /// <summary>On a phone the list is gone now, and with it the focus; on a desktop the way back is not shown and so takes no focus.</summary>
    private void Open(SettingsSection section) => (_opened, _focusNext) = (section, _back);

    private void Back()
    {
        _focusNext = _links[(int)Shown];
        _opened = null;
    }

    private string TitleOf(SettingsSection section) => section switch
    {
        SettingsSection.Profile => Texts.SectionProfile,
        SettingsSection.Account => Texts.SectionAccount,
        SettingsSection.Notifications => Texts.SectionNotifications,
        SettingsSection.People => Texts.SectionPeople,
        SettingsSection.Browsers => Texts.SectionBrowsers,
        SettingsSection.Data => Texts.SectionData,
        _ => Texts.SectionAppearance,
    };
}
