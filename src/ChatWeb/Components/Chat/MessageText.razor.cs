using ChatWeb.Components.Chat.Formatting;
using ChatWeb.Resources;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>The text of a message with its formatting. Rendered again only when it has another value.</summary>
public sealed partial class MessageText(ComposerTexts texts)
{
    private static readonly string[] Foregrounds = [.. Enumerable.Range(0, IrcColours.Count).Select(place => $"c{place}")];
    private static readonly string[] Backgrounds = [.. Enumerable.Range(0, IrcColours.Count).Select(place => $"g{place}")];

    private IReadOnlyList<MessageToken> _tokens = [];
    private object? _read;
    private bool _isStale;

    [Parameter, EditorRequired] public required string Text { get; set; }

    /// <summary>The reader, whose name is marked.</summary>
    [Parameter, EditorRequired] public required string Nick { get; set; }

    /// <summary>Whether it has to stay on one line, as in a preview.</summary>
    [Parameter] public bool IsLine { get; set; }

    private ComposerTexts Texts { get; } = texts;

    protected override void OnParametersSet()
    {
        if ((Text, Nick, IsLine).Equals(_read))
            return;

        (_read, _isStale) = ((Text, Nick, IsLine), true);
        _tokens = IsLine ? MessageFormatter.FormatLine(Text, Nick) : MessageFormatter.Format(Text, Nick);
    }

    protected override bool ShouldRender() => _isStale;

    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    /// <summary>A background alone changes nothing about the text's own colour, which can be read on each of them.</summary>
    private static string ClassOf(TextLook look) => look.Has(TextStyle.Reverse) && look is { Foreground: null, Background: null }
        ? "reverse"
        : string.Join(' ', ClassesOf(look.Has(TextStyle.Reverse) ? (look.Background, look.Foreground) : (look.Foreground, look.Background)));

    private static IEnumerable<string> ClassesOf((byte? Foreground, byte? Background) colours)
    {
        if (colours.Foreground is { } foreground)
            yield return Foregrounds[foreground];
        if (colours.Background is { } background)
            yield return Backgrounds[background];
    }

    private static string ClassOf(CodeKind kind) => kind switch
    {
        CodeKind.Keyword => "keyword",
        CodeKind.String => "string",
        CodeKind.Number => "number",
        CodeKind.Comment => "comment",
        CodeKind.Added => "added",
        _ => "removed",
    };
}
