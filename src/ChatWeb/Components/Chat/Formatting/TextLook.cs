namespace ChatWeb.Components.Chat.Formatting;

/// <summary>How a piece of text looks. Looks add up rather than nest, so that no message can make the page deep.</summary>
/// <param name="Style">Bold, italic and the like.</param>
/// <param name="Foreground">Its colour, a place in the palette of <see cref="IrcColours"/>.</param>
/// <param name="Background">The colour behind it.</param>
internal readonly record struct TextLook(TextStyle Style, byte? Foreground = null, byte? Background = null)
{
    public bool IsPlain => this == default;

    public bool Has(TextStyle style) => (Style & style) != 0;

    public TextLook With(TextStyle style) => this with { Style = Style | style };

    public TextLook Without(TextStyle style) => this with { Style = Style & ~style };

    public TextLook Toggle(TextStyle style) => this with { Style = Style ^ style };
}

[Flags]
internal enum TextStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Underline = 4,
    Strike = 8,
    Mono = 16,
    Reverse = 32,
}
