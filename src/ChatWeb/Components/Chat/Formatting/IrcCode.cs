using System.Globalization;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>The formatting codes of IRC: control characters that change how the text after them looks.</summary>
internal static class IrcCode
{
    private const char Bold = '\u0002';
    private const char Colour = '\u0003';
    private const char HexColour = '\u0004';
    private const char Reset = '\u000f';
    private const char Monospace = '\u0011';
    private const char Reverse = '\u0016';
    private const char Italic = '\u001d';
    private const char Strike = '\u001e';
    private const char Underline = '\u001f';
    private const int HexDigits = 6;

    /// <summary>Reads the control character at <paramref name="at"/> and what belongs to it. One without a meaning changes nothing.</summary>
    public static TextLook Read(ReadOnlySpan<char> text, ref int at, TextLook look) => text[at++] switch
    {
        Bold => look.Toggle(TextStyle.Bold),
        Italic => look.Toggle(TextStyle.Italic),
        Underline => look.Toggle(TextStyle.Underline),
        Strike => look.Toggle(TextStyle.Strike),
        Monospace => look.Toggle(TextStyle.Mono),
        Reverse => look.Toggle(TextStyle.Reverse),
        Reset => default,
        Colour => ReadColours(text, ref at, look, TakeNumber),
        HexColour => ReadColours(text, ref at, look, TakeHex),
        _ => look,
    };

    private delegate bool Take(ReadOnlySpan<char> text, ref int at, out byte? colour);

    /// <summary>"4", "4,12" or nothing, which ends all colours. A comma without a colour after it is text.</summary>
    private static TextLook ReadColours(ReadOnlySpan<char> text, ref int at, TextLook look, Take take)
    {
        if (!take(text, ref at, out var foreground))
            return look with { Foreground = null, Background = null };

        look = look with { Foreground = foreground };
        var afterComma = at + 1;
        if (at >= text.Length || text[at] != ',' || !take(text, ref afterComma, out var background))
            return look;

        at = afterComma;
        return look with { Background = background };
    }

    private static bool TakeNumber(ReadOnlySpan<char> text, ref int at, out byte? colour)
    {
        var end = at;
        while (end < text.Length && end < at + 2 && char.IsAsciiDigit(text[end]))
            end++;

        var isThere = end > at;
        colour = isThere ? IrcColours.OfCode(int.Parse(text[at..end], CultureInfo.InvariantCulture)) : null;
        at = end;
        return isThere;
    }

    private static bool TakeHex(ReadOnlySpan<char> text, ref int at, out byte? colour)
    {
        colour = null;
        if (at + HexDigits > text.Length || !int.TryParse(text.Slice(at, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
            return false;

        colour = IrcColours.OfRgb(rgb);
        at += HexDigits;
        return true;
    }
}
