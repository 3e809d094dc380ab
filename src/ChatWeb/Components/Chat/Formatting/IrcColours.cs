namespace ChatWeb.Components.Chat.Formatting;

/// <summary>
/// The colours of IRC → a palette of sixteen, the places of which the style sheet fills for each theme so that they can be read there. What
/// senders choose is seldom readable in both, so that finer shades go to the nearest hue.
/// </summary>
internal static class IrcColours
{
    public const byte White = 0;
    public const byte Black = 1;
    public const int Count = 16;

    /// <summary>Means "the usual colour".</summary>
    private const int Default = 99;

    private const int FirstShade = 16;
    private const int FirstGrey = 88;
    private const byte Grey = 14;
    private const byte LightGrey = 15;

    /// <summary>Red, orange, yellow and on around the circle, in steps of 30 degrees: the order of codes 16 to 87.</summary>
    private static readonly byte[] Hues = [4, 7, 8, 9, 3, 10, 11, 12, 2, 6, 13, 5];

    public static byte? OfCode(int code) => code switch
    {
        < FirstShade => (byte)code,
        < FirstGrey => Hues[(code - FirstShade) % Hues.Length],
        < FirstGrey + 4 => Black,
        < FirstGrey + 7 => Grey,
        < FirstGrey + 10 => LightGrey,
        Default => null,
        _ => White,
    };

    public static byte OfRgb(int rgb)
    {
        int red = (rgb >> 16) & 0xff, green = (rgb >> 8) & 0xff, blue = rgb & 0xff;
        int max = Math.Max(red, Math.Max(green, blue)), min = Math.Min(red, Math.Min(green, blue)), range = max - min;
        if (range < 32)
            return max switch { < 64 => Black, < 140 => Grey, < 232 => LightGrey, _ => White };

        var sixth = max == red ? (double)(green - blue) / range : max == green ? 2 + ((double)(blue - red) / range) : 4 + ((double)(red - green) / range);
        return Hues[(int)Math.Round((sixth + 6) * 2) % Hues.Length];
    }
}
