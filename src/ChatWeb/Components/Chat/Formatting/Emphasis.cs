namespace ChatWeb.Components.Chat.Formatting;

/// <summary>Finds the marks of a line that belong together, and gives what is between them its look. Once over the line for each kind.</summary>
internal static class Emphasis
{
    private static readonly (Mark Mark, TextStyle Meaning)[] Kinds =
    [
        (Mark.Stars, TextStyle.Bold),
        (Mark.Star, TextStyle.Italic),
        (Mark.Underscore, TextStyle.Italic),
        (Mark.Tildes, TextStyle.Strike),
    ];

    public static void Apply(List<InlinePiece> pieces)
    {
        foreach (var (mark, meaning) in Kinds)
        {
            var open = -1;
            for (var at = 0; at < pieces.Count; at++)
            {
                var piece = pieces[at];
                if (piece.Mark != mark)
                    continue;

                if (piece.MayClose && open >= 0 && at > open + 1)
                {
                    Pair(pieces, open, at, meaning);
                    open = -1;
                }
                else if (piece.MayOpen)
                {
                    open = at;
                }
            }
        }
    }

    /// <summary>
    /// An escaped mark makes no emphasis. Its backslash disappears only where both are escaped: a lone one is a path or an arm of a shrug.
    /// </summary>
    private static void Pair(List<InlinePiece> pieces, int open, int close, TextStyle meaning)
    {
        if (pieces[open].IsEscaped || pieces[close].IsEscaped)
        {
            if (pieces[open].IsEscaped && pieces[close].IsEscaped)
                pieces[open].Use = pieces[close].Use = MarkUse.Escaped;

            return;
        }

        pieces[open].Use = pieces[close].Use = MarkUse.Emphasis;
        for (var at = open + 1; at < close; at++)
            pieces[at].Look = pieces[at].Look.With(meaning);
    }
}
