namespace ChatWeb.Components.Chat.Formatting;

/// <summary>A piece of a line, while it is not yet known which marks are emphasis.</summary>
/// <param name="token">What it is; a mark that turns out to be none is its text.</param>
internal sealed class InlinePiece(MessageToken token)
{
    public MessageToken Token => token;

    public TextLook Look { get; set; }

    /// <summary>What it would begin or end, if it is a mark.</summary>
    public Mark Mark { get; init; }

    public bool MayOpen { get; init; }

    public bool MayClose { get; init; }

    /// <summary>A backslash stands before it.</summary>
    public bool IsEscaped { get; init; }

    /// <summary>What became of it.</summary>
    public MarkUse Use { get; set; }
}

/// <summary>What may stand around a piece of text to give it another look.</summary>
internal enum Mark
{
    None,
    Stars,
    Star,
    Underscore,
    Tildes,
}

internal enum MarkUse
{
    /// <summary>Shown as it was written.</summary>
    Written,

    /// <summary>It began or ended emphasis and is not shown.</summary>
    Emphasis,

    /// <summary>It would have, had it not been escaped: shown without its backslash.</summary>
    Escaped,
}
