using System.Globalization;
using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Layout;

/// <summary>Language and theme of the plain pages: buttons of a form, so that they work without any script.</summary>
public sealed partial class PreferenceForms
{
    [CascadingParameter] public HttpContext? Context { get; set; }

    private static string Culture => CultureInfo.CurrentUICulture.Name;

    private string Theme => (Context is null ? null : PreferenceEndpoints.ThemeOf(Context)) ?? "system";

    private (string Theme, string Label)[] Themes => [("system", Texts.ThemeSystem), ("light", Texts.ThemeLight), ("dark", Texts.ThemeDark)];

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
