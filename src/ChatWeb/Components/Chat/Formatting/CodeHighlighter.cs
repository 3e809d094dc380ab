namespace ChatWeb.Components.Chat.Formatting;

/// <summary>Code → runs of one kind each. It knows comments, strings, numbers and keywords, which is what helps reading; it never looks back.</summary>
internal sealed class CodeHighlighter
{
    private readonly string _code;
    private readonly CodeLanguage _language;
    private readonly int _limit;
    private readonly List<CodeRun> _runs = [];
    private int _plainFrom;
    private int _at;

    private CodeHighlighter(string code, CodeLanguage language, int limit) => (_code, _language, _limit) = (code, language, limit);

    /// <param name="code">The code.</param>
    /// <param name="languageName">As written behind the fence; of an unknown one all is plain.</param>
    /// <param name="limit">How many runs there may be; the rest is plain.</param>
    public static IReadOnlyList<CodeRun> Highlight(string code, string languageName, int limit)
    {
        if (CodeLanguage.Find(languageName) is not { } language || limit < 2)
            return code.Length == 0 ? [] : [new CodeRun(code, CodeKind.Plain)];

        var highlighter = new CodeHighlighter(code, language, limit);
        highlighter.Run();
        return highlighter._runs;
    }

    private void Run()
    {
        // Each step adds the plain text before it and itself; the rest is one more.
        while (_at < _code.Length && _runs.Count + 3 <= _limit)
        {
            var kind = _language.IsDiff ? TakeDiffLine(out var end) : Take(out end);
            if (kind != CodeKind.Plain)
            {
                AddPlain();
                _runs.Add(new CodeRun(_code[_at..end], kind));
                _plainFrom = end;
            }

            _at = end;
        }

        _at = _code.Length;
        AddPlain();
    }

    private CodeKind Take(out int end)
    {
        var c = _code[_at];
        if (StartsWith(_language.LineComment))
            return Until("\n", out end, CodeKind.Comment, isIncluded: false);
        if (_language.BlockComment is var (begin, close) && StartsWith(begin))
            return Until(close, out end, CodeKind.Comment, isIncluded: true, skip: begin.Length);
        if (_language.Quotes.Contains(c, StringComparison.Ordinal))
            return TakeString(c, out end);

        end = _at + 1;
        if (!IsWord(c))
            return CodeKind.Plain;

        while (end < _code.Length && (IsWord(_code[end]) || (char.IsAsciiDigit(c) && _code[end] == '.')))
            end++;

        if (char.IsAsciiDigit(c))
            return CodeKind.Number;

        return _language.Keywords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(_code.AsSpan(_at..end)) ? CodeKind.Keyword : CodeKind.Plain;
    }

    private CodeKind TakeString(char quote, out int end)
    {
        if (_language.HasTripleQuotes && StartsWith(new string(quote, 3)))
            return Until(new string(quote, 3), out end, CodeKind.String, isIncluded: true, skip: 3);

        for (end = _at + 1; end < _code.Length && (_code[end] != '\n' || quote == '`'); end++)
        {
            if (_code[end] == '\\')
                end++;
            else if (_code[end] == quote)
                break;
        }

        end = Math.Min(end + 1, _code.Length);
        return CodeKind.String;
    }

    private CodeKind TakeDiffLine(out int end)
    {
        var first = _code[_at];
        Until("\n", out end, CodeKind.Plain, isIncluded: true);
        return first switch { '+' => CodeKind.Added, '-' => CodeKind.Removed, '@' => CodeKind.Comment, _ => CodeKind.Plain };
    }

    private CodeKind Until(string close, out int end, CodeKind kind, bool isIncluded, int skip = 0)
    {
        var found = _code.IndexOf(close, Math.Min(_at + skip, _code.Length), StringComparison.Ordinal);
        end = found < 0 ? _code.Length : isIncluded ? found + close.Length : found;
        return kind;
    }

    private bool StartsWith(string? mark) => mark is not null && string.CompareOrdinal(_code, _at, mark, 0, mark.Length) == 0;

    private void AddPlain()
    {
        if (_at > _plainFrom)
            _runs.Add(new CodeRun(_code[_plainFrom.._at], CodeKind.Plain));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
