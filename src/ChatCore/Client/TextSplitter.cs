using System.Globalization;
using System.Text;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Cuts text into pieces that fit one line each, together with what the server puts in front for the receivers. It cuts at line breaks,
/// else at a space, else between characters as people see them, and inside one of those only when it alone is too long.
/// </summary>
internal static class TextSplitter
{
    private const int LongestUser = 20;
    private const int LongestHost = 64;
    private const int LongestNick = 32;
    private static readonly int ActionBytes = Encoding.UTF8.GetByteCount("\u0001ACTION \u0001");

    /// <summary>How many bytes of text fit a line from <paramref name="nick"/> to <paramref name="target"/>.</summary>
    public static int Budget(string nick, string target, MessageKind kind) => Budget(nick, target, kind == MessageKind.Action ? ActionBytes : 0);

    /// <summary>How many bytes of text fit a line that gives a message another one.</summary>
    public static int EditBudget(string nick, string target, string messageId) => Budget(nick, target, Encoding.UTF8.GetByteCount(messageId) + 1);

    private static int Budget(string nick, string target, int besides)
    {
        // ":nick!user@host VERB target :" and CR LF. The server decides on user and host, so that the longest usual ones count.
        var source = Math.Max(Encoding.UTF8.GetByteCount(nick), LongestNick) + LongestUser + LongestHost + 4;
        var frame = source + Verbs.PrivMsg.Length + Encoding.UTF8.GetByteCount(target) + 5;
        return Math.Max(32, MessageWriter.MaxLineBytes - frame - besides);
    }

    /// <summary>The pieces, in order; none when the text is blank.</summary>
    public static IReadOnlyList<string> Split(string text, int budget)
    {
        var pieces = new List<string>();
        foreach (var line in text.Replace("\0", string.Empty, StringComparison.Ordinal).Split(["\r\n", "\n", "\r"], StringSplitOptions.None))
        {
            var rest = line.AsSpan().TrimEnd();
            while (!rest.IsEmpty)
            {
                var length = LengthThatFits(rest, budget);
                var piece = rest[..length].TrimEnd();
                if (!piece.IsEmpty)
                    pieces.Add(piece.ToString());
                rest = rest[length..].TrimStart();
            }
        }

        return pieces;
    }

    /// <summary>How much of a line fits: up to a space if one is near, and never inside of what people see as one character unless it alone is too long.</summary>
    public static int LengthThatFits(ReadOnlySpan<char> text, int budget)
    {
        if (Encoding.UTF8.GetByteCount(text) <= budget)
            return text.Length;

        int length = 0, bytes = 0, lastSpace = 0;
        while (length < text.Length)
        {
            var element = text[length..][..StringInfo.GetNextTextElementLength(text[length..])];
            bytes += Encoding.UTF8.GetByteCount(element);
            if (bytes > budget)
                break;
            if (element is " ")
                lastSpace = length;
            length += element.Length;
        }

        if (length == 0)
            return RunesThatFit(text, budget);

        // A space far back would leave a needlessly short piece.
        return text[length] == ' ' || lastSpace <= length / 2 ? length : lastSpace;
    }

    private static int RunesThatFit(ReadOnlySpan<char> text, int budget)
    {
        int length = 0, bytes = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > budget)
                break;
            length += rune.Utf16SequenceLength;
        }

        return length;
    }
}
