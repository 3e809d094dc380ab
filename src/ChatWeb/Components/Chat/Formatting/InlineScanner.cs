using System.Buffers;
using System.Text;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>
/// One line → pieces in order: text, code, links, and marks that may turn out to be emphasis. Each place is looked at a bounded number of
/// times, whatever is written there.
/// </summary>
internal sealed class InlineScanner
{
    private const int LongestTicks = 3;
    private static readonly SearchValues<char> Marks = SearchValues.Create("*_~`\\[");

    private readonly string _line;
    private readonly List<InlinePiece> _pieces = [];
    private readonly StringBuilder _text = new();
    private readonly bool[] _hasNoMoreTicks = new bool[LongestTicks + 1];
    private TextLook _look;
    private int _at;

    private InlineScanner(string line) => _line = line;

    public static List<InlinePiece> Scan(string line)
    {
        var scanner = new InlineScanner(line);
        scanner.Scan();
        return scanner._pieces;
    }

    private void Scan()
    {
        var addresses = Address.FindAll(_line);
        var next = 0;
        while (_at < _line.Length)
        {
            // Those within code or a labelled link are passed by.
            while (next < addresses.Count && addresses[next].Index < _at)
                next++;

            if (next < addresses.Count && addresses[next] is var (index, link) && index == _at)
                Add(new InlinePiece(link) { Look = _look }, link.Value.Length);
            else
                ScanCharacter(_line[_at]);
        }

        FlushText();
    }

    private void ScanCharacter(char c)
    {
        if (InvisibleText.Is(c))
        {
            FlushText();
            _look = IrcCode.Read(_line, ref _at, _look);
        }
        else if (!Marks.Contains(c) || !(c switch
        {
            '`' => TryTakeCode(),
            '[' => TryTakeLabelledLink(),
            '\\' => TryTakeMark(_at + 1),
            _ => TryTakeMark(_at),
        }))
        {
            _text.Append(c);
            _at++;
        }
    }

    private bool TryTakeCode()
    {
        var ticks = RunLength(_at);
        var start = _at + ticks;
        if (ticks > LongestTicks || _hasNoMoreTicks[ticks])
            return AddText(ticks);

        for (var end = _line.IndexOf('`', start); end >= 0; end = _line.IndexOf('`', end))
        {
            var closing = RunLength(end);
            if (closing == ticks && InvisibleText.Remove(_line[start..end]) is { Length: > 0 } code)
            {
                // A space on both sides lets the code itself begin with a tick.
                code = code.Length > 2 && code[0] == ' ' && code[^1] == ' ' ? code[1..^1] : code;
                Add(new InlinePiece(new MessageToken.Code(code)) { Look = _look }, end + closing - _at);
                return true;
            }

            end += closing;
        }

        _hasNoMoreTicks[ticks] = true;
        return AddText(ticks);
    }

    private bool TryTakeLabelledLink()
    {
        if (Address.FindLabelled(_line, _at, out var length) is not { } link)
            return false;

        Add(new InlinePiece(link) { Look = _look }, length);
        return true;
    }

    /// <summary>Asterisks, underscores or tildes at a word's beginning or end. Within words they mean themselves: 2*3*4, snake_case.</summary>
    private bool TryTakeMark(int start)
    {
        if (start >= _line.Length || _line[start] is not ('*' or '_' or '~'))
            return false;

        var length = RunLength(start);
        var isEscaped = start > _at;
        char before = _at > 0 ? _line[_at - 1] : ' ', after = start + length < _line.Length ? _line[start + length] : ' ';
        var marks = MarksOf(_line[start], length);
        bool mayOpen = !char.IsWhiteSpace(after) && !IsWord(before), mayClose = !char.IsWhiteSpace(before) && !IsWord(after);
        if (marks.Length == 0 || !(mayOpen || mayClose))
            return AddText(start + length - _at);

        FlushText();
        foreach (var (mark, written) in marks)
            _pieces.Add(new InlinePiece(new MessageToken.Text(written)) { Look = _look, Mark = mark, MayOpen = mayOpen, MayClose = mayClose, IsEscaped = isEscaped });

        _at = start + length;
        return true;
    }

    private static (Mark Mark, string Written)[] MarksOf(char c, int length) => (c, length) switch
    {
        ('*', 1) => [(Mark.Star, "*")],
        ('*', 2) => [(Mark.Stars, "**")],
        ('*', 3) => [(Mark.Stars, "**"), (Mark.Star, "*")],
        ('_', 1) => [(Mark.Underscore, "_")],
        ('~', 2) => [(Mark.Tildes, "~~")],
        _ => [],
    };

    /// <summary>Scripts that are written without spaces between words have no word's beginning to look for.</summary>
    private static bool IsWord(char c) => c < '\u2e80' && char.IsLetterOrDigit(c);

    private int RunLength(int start)
    {
        var end = start;
        while (end < _line.Length && _line[end] == _line[start])
            end++;

        return end - start;
    }

    private bool AddText(int length)
    {
        _text.Append(_line, _at, length);
        _at += length;
        return true;
    }

    private void Add(InlinePiece piece, int length)
    {
        FlushText();
        _pieces.Add(piece);
        _at += length;
    }

    private void FlushText()
    {
        if (_text.Length == 0)
            return;

        _pieces.Add(new InlinePiece(new MessageToken.Text(_text.ToString())) { Look = _look });
        _text.Clear();
    }
}
