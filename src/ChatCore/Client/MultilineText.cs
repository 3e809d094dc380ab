using System.Text;

namespace ChatCore.Client;

/// <summary>A line on the wire that is a part of a message.</summary>
/// <param name="Text">Its text; may be empty.</param>
/// <param name="Continues">Whether it goes on where the one before it ended, instead of being a line of its own.</param>
internal readonly record struct LinePart(string Text, bool Continues);

/// <summary>Messages of several lines, or of one that is too long for the wire (IRCv3 <c>draft/multiline</c>).</summary>
internal static class MultilineText
{
    /// <summary>More than any server lets one message have: what goes beyond is dropped.</summary>
    private const int LongestJoined = 131_072;

    /// <summary>The parts, in order, each of at most <paramref name="budget"/> bytes. Joined again they are the text.</summary>
    public static IReadOnlyList<LinePart> Parts(string text, int budget)
    {
        var parts = new List<LinePart>();
        foreach (var line in text.Split('\n'))
        {
            var rest = line.AsSpan();
            var continues = false;
            do
            {
                var length = TextSplitter.LengthThatFits(rest, budget);
                parts.Add(new LinePart(rest[..length].ToString(), continues));
                rest = rest[length..];
                continues = true;
            }
            while (!rest.IsEmpty);
        }

        return parts;
    }

    public static string Join(IEnumerable<LinePart> parts)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var part in parts)
        {
            if (text.Length + part.Text.Length >= LongestJoined)
                break;
            if (!isFirst && !part.Continues)
                text.Append('\n');

            text.Append(part.Text);
            isFirst = false;
        }

        return text.ToString();
    }

    /// <summary>The text as its lines can be said: one kind of line breaks, nothing at their ends, no NUL.</summary>
    public static string Clean(string text) => string.Join(
        '\n', text.Replace("\0", string.Empty, StringComparison.Ordinal).ReplaceLineEndings("\n").Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd()));

    /// <summary>Whether a server takes the parts as one message.</summary>
    public static bool Fits(IReadOnlyCollection<LinePart> parts, MultilineLimits limits) => parts.Count <= limits.MaxLines && Bytes(parts) <= limits.MaxBytes;

    /// <summary>As few messages as the limits allow; none when the text is blank. Blank lines stay where they are between others.</summary>
    public static IReadOnlyList<string> Split(string text, int budget, MultilineLimits limits)
    {
        var messages = new List<string>();
        var message = new List<LinePart>();
        foreach (var part in Parts(Clean(text), Math.Min(budget, limits.MaxBytes)))
        {
            message.Add(part);
            if (Fits(message, limits))
                continue;

            message.RemoveAt(message.Count - 1);
            Add(messages, message);
            message = [part with { Continues = false }];
        }

        Add(messages, message);
        return messages;
    }

    private static void Add(List<string> messages, List<LinePart> parts)
    {
        if (Join(parts).Trim('\n') is var text && !string.IsNullOrWhiteSpace(text))
            messages.Add(text);
    }

    private static int Bytes(IEnumerable<LinePart> parts) => parts.Sum(part => Encoding.UTF8.GetByteCount(part.Text) + (part.Continues ? 0 : 1)) - 1;
}
