using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatWeb.Components.Chat.Writing;

/// <summary>Every emoji, by short name, by kind and by words. It stays here: a page gets only those that it shows.</summary>
internal static partial class EmojiTable
{
    private static readonly Lazy<IReadOnlyList<Emoji>> Read = new(() => [.. ReadLines()]);
    private static readonly Lazy<FrozenDictionary<string, Emoji>> Codes = new(() =>
        All.SelectMany(emoji => emoji.Codes, (emoji, code) => (emoji, code)).ToFrozenDictionary(pair => pair.code, pair => pair.emoji));

    private static readonly Lazy<FrozenDictionary<string, Emoji>> Texts = new(() => All.ToFrozenDictionary(emoji => emoji.Text));

    public static IReadOnlyList<Emoji> All => Read.Value;

    public static Emoji? FindCode(string code) => Codes.Value.GetValueOrDefault(code);

    public static Emoji? Find(string text) => Texts.Value.GetValueOrDefault(text);

    /// <summary>Its name in the language of the page.</summary>
    public static string NameOf(Emoji emoji) => WordsOf(emoji)[0];

    /// <summary>Those whose short name begins with the text, then those in which it stands elsewhere.</summary>
    public static IEnumerable<(Emoji Emoji, string Code)> Complete(string text) =>
        All.SelectMany(emoji => emoji.Codes, (emoji, code) => (Emoji: emoji, Code: code))
            .Where(pair => pair.Code.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(pair => pair.Code.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? pair.Code.Length : pair.Code.Length + 100)
            .DistinctBy(pair => pair.Emoji);

    /// <summary>Those called so, by words of the page's language or English, and by short names.</summary>
    public static IEnumerable<Emoji> Search(string text)
    {
        var wanted = text.Trim().Trim(':');
        return All.Where(emoji => emoji.Codes.Any(Matches) || WordsOf(emoji).Any(Matches) || emoji.English.Any(Matches));

        bool Matches(string word) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(word, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
    }

    /// <summary>The text with each <c>:short_name:</c> that there is as its emoji, except in code.</summary>
    public static string ReplaceCodes(string text) => text.Contains(':', StringComparison.Ordinal)
        ? CodeOrName.Replace(text, match => match.Groups["name"] is { Success: true, Value: var name } && FindCode(name) is { } emoji ? emoji.Text : match.Value)
        : text;

    [GeneratedRegex("(?<fence>```.*?(?:```|$))|`[^`\n]*`|(?<![A-Za-z0-9:/]):(?<name>[a-z0-9_+-]{1,60}):(?![A-Za-z0-9])", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex CodeOrName { get; }

    private static IReadOnlyList<string> WordsOf(Emoji emoji) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "pt" ? emoji.Portuguese : emoji.English;

    private static IEnumerable<Emoji> ReadLines()
    {
        using var stream = typeof(EmojiTable).Assembly.GetManifestResourceStream("ChatWeb.Resources.Emoji.txt")
            ?? throw new InvalidOperationException("The table of emoji is not part of the program.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var kind, var text, var codes, var english, var portuguese])
                yield return new Emoji(text, (EmojiKind)int.Parse(kind, CultureInfo.InvariantCulture), codes.Split(' '), english.Split('|'), portuguese.Split('|'));
        }
    }
}
