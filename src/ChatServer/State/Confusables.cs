using System.Collections.Frozen;
using System.Text;

namespace ChatServer.State;

/// <summary>
/// Names that look alike in different scripts: two names with the same skeleton must not be in use together. A small table of the letters
/// that Greek, Cyrillic, Armenian and the full-width forms share with Latin; everything else stands for itself.
/// </summary>
internal static class Confusables
{
    private static readonly FrozenDictionary<int, char> Lookalikes = Pairs(
        ("аɑα", 'a'), ("ЬЪьъƄ", 'b'), ("сϲᴄ", 'c'), ("ԁ", 'd'), ("еєҽ", 'e'), ("ғ", 'f'), ("ɡց", 'g'), ("һհ", 'h'), ("іιıӏ", 'i'), ("ј", 'j'),
        ("кκ", 'k'), ("ⅼ", 'l'), ("мМ", 'm'), ("ոп", 'n'), ("оοօσ", 'o'), ("рρ", 'p'), ("ԛզ", 'q'), ("гᴦ", 'r'), ("ѕ", 's'), ("тτ", 't'),
        ("υսц", 'u'), ("ѵν", 'v'), ("ԝա", 'w'), ("хχ", 'x'), ("уγү", 'y'), ("ᴢ", 'z'),
        ("ΑА", 'a'), ("ΒВв", 'b'), ("С", 'c'), ("ΕЕ", 'e'), ("ΗНн", 'h'), ("ΙІ", 'i'), ("Ј", 'j'), ("ΚК", 'k'), ("Μ", 'm'), ("Ν", 'n'),
        ("ΟО", 'o'), ("ΡР", 'p'), ("Ѕ", 's'), ("ΤТ", 't'), ("ΧХ", 'x'), ("ΥУҮ", 'y'), ("Ζ", 'z'), ("З", '3'));

    /// <summary>What the name looks like, reduced to one form.</summary>
    public static string Skeleton(string name)
    {
        var skeleton = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune.Value is >= 0xFF01 and <= 0xFF5E)
                skeleton.Append(char.ToLowerInvariant((char)(rune.Value - 0xFEE0)));
            else if (Lookalikes.TryGetValue(rune.Value, out var latin))
                skeleton.Append(latin);
            else
                skeleton.Append(Rune.ToLowerInvariant(rune));
        }

        return skeleton.ToString();
    }

    /// <summary>Whether the name mixes letters of scripts that look alike: Latin, Greek, Cyrillic, Armenian.</summary>
    public static bool MixesScripts(string name) =>
        name.EnumerateRunes().Select(ScriptOf).Where(script => script != Script.Other).Distinct().Skip(1).Any();

    private static Script ScriptOf(Rune rune) => rune.Value switch
    {
        _ when !Rune.IsLetter(rune) => Script.Other,
        < 0x0250 or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => Script.Latin,
        (>= 0x0370 and <= 0x03FF) or (>= 0x1F00 and <= 0x1FFF) => Script.Greek,
        (>= 0x0400 and <= 0x052F) or (>= 0x1C80 and <= 0x1C8F) => Script.Cyrillic,
        >= 0x0530 and <= 0x058F => Script.Armenian,
        _ => Script.Other,
    };

    private static FrozenDictionary<int, char> Pairs(params ReadOnlySpan<(string Lookalikes, char Latin)> rows)
    {
        var pairs = new Dictionary<int, char>();
        foreach (var (lookalikes, latin) in rows)
        {
            foreach (var rune in lookalikes.EnumerateRunes())
                pairs[rune.Value] = latin;
        }

        return pairs.ToFrozenDictionary();
    }

    private enum Script
    {
        Other,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
    }
}
