namespace ChatWeb.Components.Chat;

/// <summary>A piece of a message's text, as <see cref="MessageFormatter"/> found it: a closed family of records.</summary>
internal abstract record MessageToken(string Value)
{
    public sealed record Text(string Value) : MessageToken(Value);

    /// <param name="Value">What is shown: the address as it was written.</param>
    /// <param name="Href">Where it goes: http or https, and nothing else.</param>
    public sealed record Link(string Value, string Href) : MessageToken(Value);

    /// <summary>The reader's own nickname.</summary>
    public sealed record Mention(string Value) : MessageToken(Value);
}
