using System.Collections.Immutable;
using System.Globalization;
using ChatWeb.Components.Chat.Formatting;

namespace ChatWeb.Components.Search;

/// <summary>A piece of a result's text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsHit">Whether it is what was looked for.</param>
public readonly record struct HitPiece(string Text, bool IsHit);

/// <summary>A message's text → as much of it as a result shows, with the words that were looked for marked.</summary>
internal static class HitText
{
    public const int Length = 240;

    /// <summary>So much is shown before the first hit.</summary>
    private const int Lead = 60;

    // As the server compares words: letters without case and accents.
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    private static readonly CompareInfo Compare = CultureInfo.InvariantCulture.CompareInfo;

    public static ImmutableArray<HitPiece> Of(string text, string words)
    {
        var plain = PlainText.Of(text);
        var wanted = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Cut(plain, wanted) is var (shown, isCutBefore, isCutAfter)
            ? [.. isCutBefore ? [new HitPiece("…", false)] : Array.Empty<HitPiece>(), .. Mark(shown, wanted), .. isCutAfter ? [new HitPiece("…", false)] : Array.Empty<HitPiece>()]
            : [];
    }

    private static (string Shown, bool IsCutBefore, bool IsCutAfter) Cut(string text, string[] words)
    {
        var first = Next(text, 0, words).Start;
        var start = first > Lead && text.Length > Length ? WholeCharacters.Before(text, first - Lead) : 0;
        var end = start + Length >= text.Length ? text.Length : WholeCharacters.Before(text, start + Length);
        return (text[start..end], start > 0, end < text.Length);
    }

    private static IEnumerable<HitPiece> Mark(string text, string[] words)
    {
        var at = 0;
        while (at < text.Length)
        {
            var (start, length) = Next(text, at, words);
            if (start > at)
                yield return new HitPiece(text[at..start], false);
            if (length > 0)
                yield return new HitPiece(text.Substring(start, length), true);

            at = start + length;
        }
    }

    /// <summary>The first place from <paramref name="from"/> on where one of the words begins; the text's end when there is none.</summary>
    private static (int Start, int Length) Next(string text, int from, string[] words)
    {
        var best = (Start: text.Length, Length: 0);
        foreach (var word in words)
        {
            var at = from;
            while (at < text.Length && Compare.IndexOf(text.AsSpan(at), word, Loosely, out var length) is var found and >= 0 && length > 0)
            {
                found += at;
                if (found == 0 || !char.IsLetterOrDigit(text[found - 1]))
                {
                    if (found < best.Start || (found == best.Start && length > best.Length))
                        best = (found, length);
                    break;
                }

                at = found + length;
            }
        }

        return best;
    }
}
