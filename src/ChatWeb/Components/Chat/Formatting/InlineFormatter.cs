using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>One line of a message → tokens, within the message's budget.</summary>
internal sealed class InlineFormatter(string ownNick, FormatBudget budget)
{
    public void Format(string line, TokenBuilder tokens)
    {
        var pieces = InlineScanner.Scan(line);
        Emphasis.Apply(pieces);
        foreach (var piece in pieces)
            Emit(piece, tokens);
    }

    private void Emit(InlinePiece piece, TokenBuilder tokens)
    {
        switch (piece.Token)
        {
            case MessageToken.Text mark when piece.Mark != Mark.None:
                EmitMark(piece, mark.Value, tokens);
                break;
            case MessageToken.Text text:
                EmitText(text.Value, Affordable(piece.Look, tokens), tokens);
                break;
            case MessageToken.Link when !budget.TryTakeLink():
            case MessageToken.Code when !budget.TryTakeRun():
                tokens.AddText(piece.Token.Value);
                break;
            default:
                tokens.Add(piece.Token with { Look = Affordable(piece.Look, tokens) });
                break;
        }
    }

    private void EmitMark(InlinePiece piece, string mark, TokenBuilder tokens)
    {
        if (piece.Use == MarkUse.Emphasis)
            return;

        var isBackslashWritten = piece.IsEscaped && piece.Use == MarkUse.Written;
        tokens.AddText(isBackslashWritten ? '\\' + mark : mark, Affordable(piece.Look, tokens));
    }

    private void EmitText(string text, TextLook look, TokenBuilder tokens)
    {
        var next = 0;
        for (var at = Mention.IndexIn(text, ownNick, 0); at >= 0 && budget.TryTakeRun(); at = Mention.IndexIn(text, ownNick, next))
        {
            var begin = at > next && text[at - 1] == '@' ? at - 1 : at;
            tokens.AddText(text[next..begin], look);
            next = at + ownNick.Length;
            tokens.Add(new MessageToken.Mention(text[begin..next]) { Look = look });
        }

        tokens.AddText(text[next..], look);
    }

    /// <summary>A look costs an element, unless it only goes on.</summary>
    private TextLook Affordable(TextLook look, TokenBuilder tokens) =>
        look.IsPlain || tokens.EndsWith(look) || budget.TryTakeRun() ? look : default;
}
