using System.Globalization;

namespace ChatWeb.Components.Sharing;

/// <summary>A number of bytes as people read it.</summary>
internal static class SizeText
{
    private static readonly string[] Units = ["B", "KB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 999.5 && unit < Units.Length - 1; unit++)
            size /= 1024;

        return string.Create(CultureInfo.CurrentCulture, $"{Math.Round(size, size < 10 && unit > 0 ? 1 : 0)} {Units[unit]}");
    }
}
