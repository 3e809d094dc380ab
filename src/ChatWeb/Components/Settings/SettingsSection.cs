using ChatWeb.Components.Kit;

namespace ChatWeb.Components.Settings;

/// <summary>The parts of the settings, in the order of their list. A new one needs a title and an icon here, and a case in <c>SettingsDialog</c>.</summary>
public enum SettingsSection
{
    Profile,
    Account,
    Appearance,
    Notifications,
    People,
    Browsers,
    Data,
}

/// <summary>How a part of the settings is shown in their list.</summary>
internal static class SettingsSections
{
    public static IconName IconOf(SettingsSection section) => section switch
    {
        SettingsSection.Profile => IconName.Smile,
        SettingsSection.Account => IconName.Person,
        SettingsSection.Notifications => IconName.Bell,
        SettingsSection.People => IconName.People,
        SettingsSection.Browsers => IconName.Devices,
        SettingsSection.Data => IconName.ArrowDown,
        _ => IconName.Palette,
    };
}
