using System.Globalization;
using System.Text;

namespace ChatWeb.Components.Finding;

/// <summary>How well a name matches what somebody typed of it: all its letters, in order, case and accents aside.</summary>
internal static class FuzzyMatch
{
    private const int Adjacent = 8;
    private const int WordStart = 10;
    private const int Beginning = 15;

    /// <summary>The higher the better; null when it does not match.</summary>
    public static int? Score(string typed, string name)
    {
        var wanted = Fold(typed);
        var text = Fold(name);
        if (wanted.Length == 0)
            return 0;

        // Whole stretches beat scattered letters, however early those begin.
        var whole = text.IndexOf(wanted, StringComparison.Ordinal);
        if (whole >= 0)
            return (wanted.Length * Adjacent) + BonusAt(text, whole) + (text.Length == wanted.Length ? Beginning : 0) - text.Length;

        var score = 0;
        var at = -1;
        foreach (var letter in wanted)
        {
            var found = text.IndexOf(letter, at + 1);
            if (found < 0)
                return null;

            score += BonusAt(text, found) - Math.Min(found - at - 1, Adjacent);
            at = found;
        }

        return score - text.Length;
    }

    private static int BonusAt(string text, int index) =>
        index == 0 || (index == 1 && !char.IsLetterOrDigit(text[0])) ? Beginning
        : !char.IsLetterOrDigit(text[index - 1]) ? WordStart
        : 0;

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark && !char.IsWhiteSpace(letter))).ToLowerInvariant();
}
