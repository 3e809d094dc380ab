using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the settings say. Each member is a key of the resource files of the same name.</summary>
public sealed class SettingsTexts(IStringLocalizer<SettingsTexts> text)
{
    public string Settings => text[nameof(Settings)];

    public string Close => text[nameof(Close)];

    public string Sections => text[nameof(Sections)];

    public string SectionNotifications => text[nameof(SectionNotifications)];

    public string SectionPeople => text[nameof(SectionPeople)];

    public string SectionAccount => text[nameof(SectionAccount)];

    public string SectionAppearance => text[nameof(SectionAppearance)];

    public string BackToSections => text[nameof(BackToSections)];

    public string Theme => text[nameof(Theme)];

    public string ThemeSystem => text[nameof(ThemeSystem)];

    public string ThemeLight => text[nameof(ThemeLight)];

    public string ThemeDark => text[nameof(ThemeDark)];

    public string ThemeHint => text[nameof(ThemeHint)];

    public string Language => text[nameof(Language)];

    public string LanguageHint => text[nameof(LanguageHint)];

    public string SignOut => text[nameof(SignOut)];

    public string SignedInTo(string nick, string server) => text[nameof(SignedInTo), nick, server];

    public string AccountOwn(string account) => text[nameof(AccountOwn), account];

    public string AccountGuest => text[nameof(AccountGuest)];

    public string KeepName => text[nameof(KeepName)];

    public string KeepNameHint(string nick) => text[nameof(KeepNameHint), nick];

    public string KeepNameUnsupported => text[nameof(KeepNameUnsupported)];

    public string NewPassword => text[nameof(NewPassword)];

    public string PasswordRules => text[nameof(PasswordRules)];

    public string Email => text[nameof(Email)];

    public string Optional => text[nameof(Optional)];

    public string MakeAccount => text[nameof(MakeAccount)];

    public string MakingAccount => text[nameof(MakingAccount)];

    public string NameKept(string account) => text[nameof(NameKept), account];

    public string NameKeptLater => text[nameof(NameKeptLater)];

    public string PasswordNoGood => text[nameof(PasswordNoGood)];

    public string EmailNoGood => text[nameof(EmailNoGood)];

    public string SectionBrowsers => text[nameof(SectionBrowsers)];

    public string BrowsersIntro => text[nameof(BrowsersIntro)];

    public string BrowsersOfGuest => text[nameof(BrowsersOfGuest)];

    public string UnknownBrowser => text[nameof(UnknownBrowser)];

    public string OpenNow => text[nameof(OpenNow)];

    public string LastUsed(string time) => text[nameof(LastUsed), time];

    public string ThisBrowser => text[nameof(ThisBrowser)];

    public string SignOutBrowser(string device) => text[nameof(SignOutBrowser), device];

    public string SignOutOthers => text[nameof(SignOutOthers)];

    public string SignedOutThere => text[nameof(SignedOutThere)];

    public string SectionProfile => text[nameof(SectionProfile)];

    public string DisplayName => text[nameof(DisplayName)];

    public string DisplayNameHint(string nick) => text[nameof(DisplayNameHint), nick];

    public string Colour => text[nameof(Colour)];

    public string ColourOfName => text[nameof(ColourOfName)];

    public string ColourNumber(int number) => text[nameof(ColourNumber), number];

    public string Status => text[nameof(Status)];

    public string StatusHint => text[nameof(StatusHint)];

    public string StatusPresets => text[nameof(StatusPresets)];

    public string StatusHome => text[nameof(StatusHome)];

    public string StatusMeeting => text[nameof(StatusMeeting)];

    public string StatusHoliday => text[nameof(StatusHoliday)];

    public string StatusSick => text[nameof(StatusSick)];

    public string StatusNone => text[nameof(StatusNone)];

    public string AwayToggle => text[nameof(AwayToggle)];

    public string AwayToggleHint => text[nameof(AwayToggleHint)];

    public string SaveProfile => text[nameof(SaveProfile)];

    public string ProfileSaved => text[nameof(ProfileSaved)];

    public string ProfileUnsupported => text[nameof(ProfileUnsupported)];

    public string SectionData => text[nameof(SectionData)];

    public string Export => text[nameof(Export)];

    public string ExportHint => text[nameof(ExportHint)];

    public string ExportNow => text[nameof(ExportNow)];

    public string Import => text[nameof(Import)];

    public string ImportHint => text[nameof(ImportHint)];

    public string ImportNow => text[nameof(ImportNow)];

    public string ImportDone => text[nameof(ImportDone)];

    public string ImportNoGood => text[nameof(ImportNoGood)];

    public string ImportUndo => text[nameof(ImportUndo)];

    public string ImportUndone => text[nameof(ImportUndone)];
}
