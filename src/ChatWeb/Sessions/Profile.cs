using System.Globalization;
using System.Text;
using ChatCore.Client;
using ChatWeb.Components.Chat.Formatting;

namespace ChatWeb.Sessions;

/// <summary>What somebody tells of themselves, as it may be shown: bounded, without invisible characters, the colour one of ours.</summary>
/// <param name="DisplayName">What they want to be called; null for the nickname.</param>
/// <param name="Hue">Which of the colours (<see cref="ProfileColours"/>); null for the one of the name.</param>
/// <param name="Status">What they are doing.</param>
public sealed record Profile(string? DisplayName = null, int? Hue = null, string? Status = null)
{
    public const int NameLimit = 40;
    public const int StatusLimit = 80;

    public static Profile Empty { get; } = new();

    /// <summary>The profile with a value that its owner set; a value that cannot be shown counts as none.</summary>
    public Profile With(string key, string? value) => key switch
    {
        ProfileKeys.DisplayName => this with { DisplayName = Clean(value, NameLimit) },
        ProfileKeys.Status => this with { Status = Clean(value, StatusLimit) },
        ProfileKeys.Color => this with { Hue = ProfileColours.HueOf(value) },
        _ => this,
    };

    /// <summary>One line of visible text in at most so many characters as a reader counts them; null when nothing is left.</summary>
    public static string? Clean(string? text, int limit)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var visible = InvisibleText.Remove(text.Replace('\n', ' ').Replace('\t', ' '));
        var characters = StringInfo.GetTextElementEnumerator(WithFewMarks(string.Join(' ', visible.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        var kept = new StringBuilder();
        for (var count = 0; count < limit && characters.MoveNext(); count++)
            kept.Append(characters.Current);

        return kept.ToString().Trim() is { Length: > 0 } cleaned ? cleaned : null;
    }

    /// <summary>Marks without end would make one character as tall as the page.</summary>
    private static string WithFewMarks(string text)
    {
        const int Few = 3;
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var c in text)
        {
            marks = char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks <= Few)
                kept.Append(c);
        }

        return kept.ToString();
    }
}
