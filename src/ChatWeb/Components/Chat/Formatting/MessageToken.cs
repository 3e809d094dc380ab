namespace ChatWeb.Components.Chat.Formatting;

/// <summary>A piece of a message, as <see cref="MessageFormatter"/> found it: a closed family of records.</summary>
/// <param name="Value">The piece as plain text.</param>
internal abstract record MessageToken(string Value)
{
    /// <summary>Bold, coloured and the like; only pieces within a line have a look.</summary>
    public TextLook Look { get; init; }

    public sealed record Text(string Value) : MessageToken(Value);

    /// <param name="Value">What is shown: the address as it was written, or the words that its author put in its place.</param>
    /// <param name="Href">Where it goes: one of <see cref="Address.Schemes"/>, and nothing else.</param>
    /// <param name="Beside">The host it goes to, when what is shown might make believe another one.</param>
    public sealed record Link(string Value, string Href, string? Beside = null) : MessageToken(Value);

    /// <summary>The reader's own nickname.</summary>
    public sealed record Mention(string Value) : MessageToken(Value);

    /// <summary>Code within a line.</summary>
    public sealed record Code(string Value) : MessageToken(Value);

    /// <summary>Lines of code.</summary>
    public sealed record CodeBlock(string Value, IReadOnlyList<CodeRun> Runs) : MessageToken(Value);

    public sealed record Quote(IReadOnlyList<MessageToken> Inside) : MessageToken(TextOf(Inside));

    /// <param name="Items">Each item's pieces.</param>
    /// <param name="First">The first item's number; null when they have none.</param>
    public sealed record List(IReadOnlyList<IReadOnlyList<MessageToken>> Items, int? First) : MessageToken(string.Join('\n', Items.Select(TextOf)));

    private static string TextOf(IEnumerable<MessageToken> tokens) => string.Concat(tokens.Select(token => token.Value));
}
