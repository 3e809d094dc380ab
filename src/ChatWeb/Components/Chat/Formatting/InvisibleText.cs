using System.Buffers;
using System.Text;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>
/// Characters that nobody is meant to see: control characters, and those that force a direction on the text after them, by which a message
/// can be made to read as something else. Marks and joiners stay: languages and emoji need them.
/// </summary>
internal static class InvisibleText
{
    private static readonly SearchValues<char> Invisible = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7f, 0x21)).Select(code => (char)code).Except(['\t', '\n']),
            '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\ufeff']);

    public static bool Is(char c) => Invisible.Contains(c);

    public static string Remove(string text)
    {
        if (!text.AsSpan().ContainsAny(Invisible))
            return text;

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Is(c))
                kept.Append(c);
        }

        return kept.ToString();
    }
}
