using System.Globalization;

namespace ChatWeb.Components.Chat;

/// <summary>A time for the narrow column beside a group's further messages: the culture's, without its AM and PM, which are at the head of the group.</summary>
internal static class ClockText
{
    public static string Narrow(DateTimeOffset at)
    {
        var pattern = CultureInfo.CurrentCulture.DateTimeFormat.ShortTimePattern.Replace("tt", string.Empty, StringComparison.Ordinal).Trim();
        return at.ToString(pattern, CultureInfo.CurrentCulture);
    }
}
