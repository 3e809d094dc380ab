using Microsoft.Extensions.Localization;

namespace ChatWeb.Resources;

/// <summary>What the settings say. Each member is a key of the resource files of the same name.</summary>
public sealed class SettingsTexts(IStringLocalizer<SettingsTexts> text)
{
    public string Settings => text[nameof(Settings)];

    public string Close => text[nameof(Close)];

    public string Sections => text[nameof(Sections)];

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
}
