using System.Globalization;

namespace ChatWeb.Components.Chat;

/// <summary>A time for the narrow column beside the messages: the culture's, without its AM and PM; the full one is at each group's head.</summary>
internal static class ClockText
{
    public static string Narrow(DateTimeOffset at)
    {
        var pattern = CultureInfo.CurrentCulture.DateTimeFormat.ShortTimePattern.Replace("tt", string.Empty, StringComparison.Ordinal).Trim();
        return at.ToString(pattern, CultureInfo.CurrentCulture);
    }
}
