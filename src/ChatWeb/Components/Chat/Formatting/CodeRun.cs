namespace ChatWeb.Components.Chat.Formatting;

/// <summary>A piece of code of one kind.</summary>
internal sealed record CodeRun(string Value, CodeKind Kind);

internal enum CodeKind
{
    Plain,
    Keyword,
    String,
    Number,
    Comment,
    Added,
    Removed,
}
