using System.Text;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>Collects tokens; pieces of text with the same look become one.</summary>
internal sealed class TokenBuilder
{
    private readonly List<MessageToken> _tokens = [];
    private readonly StringBuilder _text = new();
    private TextLook _look;

    public void AddText(string text, TextLook look = default)
    {
        if (text.Length == 0)
            return;

        if (look != _look)
            Flush();

        _look = look;
        _text.Append(text);
    }

    public void Add(MessageToken token)
    {
        Flush();
        _tokens.Add(token);
    }

    /// <summary>Whether text of that look would only make the last token longer.</summary>
    public bool EndsWith(TextLook look) => _text.Length > 0 && _look == look;

    public IReadOnlyList<MessageToken> Build()
    {
        Flush();
        return _tokens;
    }

    private void Flush()
    {
        if (_text.Length > 0)
            _tokens.Add(new MessageToken.Text(_text.ToString()) { Look = _look });

        _text.Clear();
    }
}
