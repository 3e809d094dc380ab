using System.Collections.Immutable;

namespace ChatWeb.Components.Finding;

/// <summary>What a key does anywhere on the page.</summary>
internal enum ShortcutAction
{
    Switcher,
    Search,
    Browser,
    Previous,
    Next,
    PreviousUnread,
    NextUnread,
    MarkRead,
    MarkAllRead,
    Help,
}

/// <summary>A key and what it does. <see cref="Table"/> is the only place where they stand: the script and the help sheet both read it.</summary>
/// <param name="Action">What it does.</param>
/// <param name="Key">The key, as <c>KeyboardEvent.key</c> names it.</param>
/// <param name="IsCommand">With Control, or the command key of a Mac.</param>
/// <param name="IsAlt">With Alt.</param>
/// <param name="IsShift">With Shift.</param>
/// <param name="IsText">Types a character: where text is written it is one.</param>
internal sealed record Shortcut(ShortcutAction Action, string Key, bool IsCommand = false, bool IsAlt = false, bool IsShift = false, bool IsText = false)
{
    public static ImmutableArray<Shortcut> Table { get; } =
    [
        new(ShortcutAction.Switcher, "k", IsCommand: true),
        new(ShortcutAction.Search, "f", IsCommand: true, IsShift: true),
        new(ShortcutAction.Browser, "l", IsCommand: true, IsShift: true),
        new(ShortcutAction.Previous, "ArrowUp", IsAlt: true),
        new(ShortcutAction.Next, "ArrowDown", IsAlt: true),
        new(ShortcutAction.PreviousUnread, "ArrowUp", IsAlt: true, IsShift: true),
        new(ShortcutAction.NextUnread, "ArrowDown", IsAlt: true, IsShift: true),
        new(ShortcutAction.MarkRead, "Escape"),
        new(ShortcutAction.MarkAllRead, "Escape", IsShift: true),
        new(ShortcutAction.Help, "?", IsText: true),
    ];

    /// <summary>The keys as they stand on a keyboard, in the order they are pressed.</summary>
    public IEnumerable<string> Caps
    {
        get
        {
            if (IsCommand)
                yield return "Ctrl / ⌘";
            if (IsAlt)
                yield return "Alt";
            if (IsShift)
                yield return "Shift";

            yield return Key switch
            {
                "ArrowUp" => "↑",
                "ArrowDown" => "↓",
                "Escape" => "Esc",
                var letter => letter.ToUpperInvariant(),
            };
        }
    }
}
