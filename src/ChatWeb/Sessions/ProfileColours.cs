using System.Collections.Immutable;
using System.Globalization;

namespace ChatWeb.Sessions;

/// <summary>The colours of avatars; white text can be read on each of them. Others are shown as the nearest of these.</summary>
public static class ProfileColours
{
    /// <summary>The same as in <c>tokens.css</c>, by hue.</summary>
    public static ImmutableArray<string> All { get; } =
        ["#0b6e5f", "#7a4d9e", "#a8431f", "#2b62a8", "#9b3663", "#56701c", "#4b55b5", "#8a5a10", "#1b6f86", "#5f5a66"];

    /// <summary>The hue nearest to <c>#rrggbb</c>; null for what is no colour.</summary>
    public static int? HueOf(string? colour) => Read(colour) is { } wanted
        ? Enumerable.Range(0, All.Length).MinBy(hue => Distance(wanted, Read(All[hue])!.Value))
        : null;

    private static (int R, int G, int B)? Read(string? colour) =>
        colour is ['#', _, _, _, _, _, _] && int.TryParse(colour.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? (rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff)
            : null;

    private static int Distance((int R, int G, int B) a, (int R, int G, int B) b) =>
        ((a.R - b.R) * (a.R - b.R)) + ((a.G - b.G) * (a.G - b.G)) + ((a.B - b.B) * (a.B - b.B));
}
