using System.Globalization;

namespace ChatWeb.Resources;

/// <summary>A text that differs with a number: its forms for one and for many stand in one resource, with a bar between them.</summary>
internal static class Plural
{
    /// <summary>The form for a number, which takes the place of <c>{0}</c>.</summary>
    public static string Of(string forms, int count)
    {
        var all = forms.Split('|');
        return string.Format(CultureInfo.CurrentCulture, IsOne(count) ? all[0] : all[^1], count);
    }

    /// <summary>Portuguese counts nothing as it counts one, English as it counts many.</summary>
    private static bool IsOne(int count) => count == 1 || (count == 0 && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "pt");
}
