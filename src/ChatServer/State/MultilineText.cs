using System.Text;

namespace ChatServer.State;

/// <summary>
/// A text of several lines in one string: a line feed ends a line, and a carriage return stands where the next line goes on with it. Neither
/// can be in a line of the protocol.
/// </summary>
internal static class MultilineText
{
    private const char Break = '\n';
    private const char Concat = '\r';
    private static readonly char[] Ends = [Break, Concat];

    public static bool Is(string text) => text.AsSpan().IndexOfAny(Ends) >= 0;

    public static string Join(IEnumerable<TextLine> lines)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var (line, continues) in lines)
        {
            if (!isFirst)
                text.Append(continues ? Concat : Break);
            text.Append(line);
            isFirst = false;
        }

        return text.ToString();
    }

    public static IEnumerable<TextLine> Lines(string text)
    {
        var start = 0;
        var continues = false;
        for (var end = text.IndexOfAny(Ends); end >= 0; end = text.IndexOfAny(Ends, start))
        {
            yield return new TextLine(text[start..end], continues);
            continues = text[end] == Concat;
            start = end + 1;
        }

        yield return new TextLine(text[start..], continues);
    }
}

/// <summary>A line of a text.</summary>
/// <param name="Text">The line.</param>
/// <param name="Continues">Whether it goes on where the one before it ended.</param>
internal readonly record struct TextLine(string Text, bool Continues);
