using System.Globalization;
using System.Text;
using ChatWeb.Components.Chat.Formatting;

namespace ChatWeb.Files;

/// <summary>Names of files as strangers send them, made harmless: they are shown and offered for saving, and no path is ever made of them.</summary>
internal static class FileName
{
    public const int Limit = 100;
    public const int SlugLimit = 60;

    private const string Forbidden = "<>:\"|?*";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>The name without folders, control characters and what changes the direction of reading, ending in what the kind's names end in.</summary>
    public static string Clean(string? name, FileKind kind)
    {
        var last = name?[(name.LastIndexOfAny(['/', '\\']) + 1)..] ?? string.Empty;
        var cleaned = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
                cleaned.Append(cleaned is [.., ' '] ? string.Empty : " ");
            else if (!IsInvisible(rune))
                cleaned.Append(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        var plain = cleaned.ToString().Trim('.', ' ');
        var extension = kind.Extensions.FirstOrDefault(known => plain.EndsWith(known, StringComparison.OrdinalIgnoreCase));
        var stem = extension is null ? plain : plain[..^extension.Length].TrimEnd('.', ' ');
        if (stem.Length == 0)
            stem = "file";
        else if (Devices.Any(device => stem.StartsWith(device, StringComparison.OrdinalIgnoreCase) && (stem.Length <= 4 || stem[3] == '.')))
            stem = '_' + stem;

        extension ??= kind.Extensions[0];
        return Cut(stem, Limit - extension.Length) + extension;
    }

    /// <summary>The name in the letters that every program takes for a part of an address.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug is not [] and not [.., '-'])
                slug.Append('-');
        }

        var dot = name.LastIndexOf('.');
        var extension = dot > 0 ? name[dot..] : string.Empty;
        var stem = slug.ToString()[..^extension.Length].Trim('-', '.');
        return (stem.Length == 0 ? "file" : Cut(stem, SlugLimit - extension.Length).TrimEnd('-', '.')) + extension;
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..WholeCharacters.Before(text, length)];
}
