using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>
/// Text of a message → tokens: a subset of Markdown, and the formatting codes of IRC. Whatever is none of these stays text: nothing a user
/// types ever becomes markup. Time and the number of tokens are bounded by the text's length and by <see cref="FormatBudget"/>.
/// </summary>
internal sealed partial class MessageFormatter
{
    /// <summary>More than any server takes. What goes beyond is shown as it is.</summary>
    public const int LengthLimit = 65_536;

    /// <summary>So deep may quotes and lists stand in one another.</summary>
    private const int DepthLimit = 3;

    private const string Fence = "```";

    private readonly FormatBudget _budget = new();
    private readonly InlineFormatter _inline;

    private MessageFormatter(string ownNick) => _inline = new InlineFormatter(ownNick, _budget);

    /// <summary>The whole message, with its quotes, lists and blocks of code.</summary>
    public static IReadOnlyList<MessageToken> Format(string text, string ownNick)
    {
        var formatter = new MessageFormatter(ownNick);
        var tokens = new TokenBuilder();
        formatter.ReadBlocks(LinesOf(text), tokens, depth: 0);
        tokens.AddText(InvisibleText.Remove(text[Math.Min(text.Length, LengthLimit)..]));
        return tokens.Build();
    }

    /// <summary>The message on one line, for places that show no more of it: a preview, an action.</summary>
    public static IReadOnlyList<MessageToken> FormatLine(string text, string ownNick)
    {
        var formatter = new MessageFormatter(ownNick);
        var tokens = new TokenBuilder();
        foreach (var line in LinesOf(text))
        {
            formatter._inline.Format(line, tokens);
            tokens.AddText(" ");
        }

        return tokens.Build();
    }

    [GeneratedRegex(@"^ {0,3}```([A-Za-z0-9+#._-]{0,20}) *$", RegexOptions.CultureInvariant)]
    private static partial Regex FenceLine { get; }

    [GeneratedRegex(@"^ {0,3}> ?$|^ {0,3}> ", RegexOptions.CultureInvariant)]
    private static partial Regex QuoteMark { get; }

    [GeneratedRegex(@"^ {0,3}(?:[-*+•]|(\d{1,4})[.)]) (?=.*\S)", RegexOptions.CultureInvariant)]
    private static partial Regex ItemMark { get; }

    private static string[] LinesOf(string text) =>
        (text.Length > LengthLimit ? text[..LengthLimit] : text).ReplaceLineEndings("\n").Split('\n');

    private void ReadBlocks(ReadOnlySpan<string> lines, TokenBuilder tokens, int depth)
    {
        var begin = 0;
        for (var at = 0; at < lines.Length;)
        {
            if (ReadBlock(lines[at..], depth, out var length) is not { } block)
            {
                at++;
                continue;
            }

            AddParagraph(lines[begin..at], tokens, isFirst: begin == 0, isLast: false);
            tokens.Add(block);
            begin = at += length;
        }

        AddParagraph(lines[begin..], tokens, isFirst: begin == 0, isLast: true);
    }

    /// <summary>The block that begins with the first line, if one does.</summary>
    private MessageToken? ReadBlock(ReadOnlySpan<string> lines, int depth, out int length)
    {
        length = 0;
        if (depth >= DepthLimit || (lines[0].Length < 2 && lines[0] != ">"))
            return null;

        return (MessageToken?)ReadCode(lines, ref length) ?? (MessageToken?)ReadQuote(lines, depth, ref length) ?? ReadList(lines, ref length);
    }

    /// <summary>Without an end, the rest of the message is code: its author forgot no more than that.</summary>
    private MessageToken.CodeBlock? ReadCode(ReadOnlySpan<string> lines, ref int length)
    {
        if (FenceLine.Match(lines[0]) is not { Success: true } begin || lines.Length < 2 || !_budget.TryTakeBlock())
            return null;

        var end = 1;
        while (end < lines.Length && lines[end].Trim() != Fence)
            end++;

        length = Math.Min(end + 1, lines.Length);
        var code = InvisibleText.Remove(string.Join('\n', lines[1..end]!));
        var runs = CodeHighlighter.Highlight(code, begin.Groups[1].Value, _budget.CodeRunsLeft);
        _budget.CodeRunsLeft -= runs.Count;
        return new MessageToken.CodeBlock(code, runs);
    }

    private MessageToken.Quote? ReadQuote(ReadOnlySpan<string> lines, int depth, ref int length)
    {
        var end = 0;
        while (end < lines.Length && QuoteMark.IsMatch(lines[end]))
            end++;

        if (end == 0 || !_budget.TryTakeBlock())
            return null;

        length = end;
        var inside = new TokenBuilder();
        ReadBlocks(Array.ConvertAll(lines[..end].ToArray(), line => QuoteMark.Replace(line, string.Empty, 1)), inside, depth + 1);
        return new MessageToken.Quote(inside.Build());
    }

    /// <summary>A single line with a dash or a number is somebody's way of writing; two are a list.</summary>
    private MessageToken.List? ReadList(ReadOnlySpan<string> lines, ref int length)
    {
        var first = ItemMark.Match(lines[0]);
        var isNumbered = first.Groups[1].Success;
        if (!first.Success || lines.Length < 2 || !IsItem(lines[1], isNumbered))
            return null;

        var items = new List<IReadOnlyList<MessageToken>>();
        while (length < lines.Length && IsItem(lines[length], isNumbered) && _budget.TryTakeBlock())
        {
            var item = new TokenBuilder();
            _inline.Format(ItemMark.Replace(lines[length++], string.Empty, 1), item);
            items.Add(item.Build());
        }

        return items.Count == 0 ? null : new MessageToken.List(items, isNumbered ? int.Parse(first.Groups[1].Value, CultureInfo.InvariantCulture) : null);
    }

    private static bool IsItem(string line, bool isNumbered) => ItemMark.Match(line) is { Success: true } match && match.Groups[1].Success == isNumbered;

    /// <summary>Blocks keep their distance by themselves: blank lines beside them are left out.</summary>
    private void AddParagraph(ReadOnlySpan<string> lines, TokenBuilder tokens, bool isFirst, bool isLast)
    {
        while (!isFirst && !lines.IsEmpty && string.IsNullOrWhiteSpace(lines[0]))
            lines = lines[1..];
        while (!isLast && !lines.IsEmpty && string.IsNullOrWhiteSpace(lines[^1]))
            lines = lines[..^1];

        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0)
                tokens.AddText("\n");

            _inline.Format(lines[at], tokens);
        }
    }
}
