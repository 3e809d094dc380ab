using System.Collections.Frozen;

namespace ChatWeb.Components.Chat.Formatting;

/// <summary>What there is to know of a language to colour it: how its comments and strings look, and its words.</summary>
internal sealed record CodeLanguage
{
    private const string Curly =
        "abstract as async await base bool boolean break byte case catch char class const continue default delegate delete do double dyn else enum export extends " +
        "extern false final finally float fn for foreach from func function get go goto if impl implements import in init instanceof int interface internal is let " +
        "lock long loop match mod move mut namespace new nil null nullptr object of operator out override package params private protected pub public readonly record " +
        "ref return sealed self set short sizeof static string struct super switch template this throw throws trait true try type typedef typeof uint undefined " +
        "union unsafe unsigned use using val var virtual void volatile when where while with yield";

    private const string Python =
        "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or " +
        "pass raise return self True try while with yield";

    private const string Shell =
        "case do done elif else esac exit export fi for function if in local return set sudo then until while echo cd source alias begin end def class module require nil true false unless";

    private const string Sql =
        "add all alter and as asc begin between by case check column commit constraint create default delete desc distinct drop else end exists foreign from full group " +
        "having if in index inner insert into is join key left like limit not null offset on or order outer primary references returning right rollback select set " +
        "table then transaction union unique update values view when where with";

    private const string Data = "true false null yes no on off";

    private static readonly CodeLanguage[] Known =
    [
        Of("c h cpp c++ cc cs csharp c# java js javascript jsx ts typescript tsx go golang rust rs kotlin kt swift php dart scala", Curly) with
        {
            LineComment = "//", BlockComment = ("/*", "*/"), Quotes = "\"'`",
        },
        Of("py python", Python) with { LineComment = "#", Quotes = "\"'", HasTripleQuotes = true },
        Of("sh bash zsh shell console fish ruby rb perl dockerfile make makefile powershell ps1", Shell) with { LineComment = "#", Quotes = "\"'" },
        Of("sql sqlite postgres mysql", Sql, StringComparer.OrdinalIgnoreCase) with { LineComment = "--", BlockComment = ("/*", "*/"), Quotes = "'\"" },
        Of("json jsonc json5", Data) with { LineComment = "//", BlockComment = ("/*", "*/"), Quotes = "\"" },
        Of("yaml yml toml ini conf", Data) with { LineComment = "#", Quotes = "\"'" },
        Of("css scss", "important auto none inherit initial unset var calc") with { BlockComment = ("/*", "*/"), Quotes = "\"'" },
        Of("html xml svg xaml razor", string.Empty) with { BlockComment = ("<!--", "-->"), Quotes = "\"" },
        Of("diff patch", string.Empty) with { IsDiff = true },
    ];

    private static readonly FrozenDictionary<string, CodeLanguage> ByName =
        Known.SelectMany(language => language.Names, (language, name) => (name, language)).ToFrozenDictionary(pair => pair.name, pair => pair.language, StringComparer.OrdinalIgnoreCase);

    public required string[] Names { get; init; }

    public required FrozenSet<string> Keywords { get; init; }

    public string? LineComment { get; init; }

    public (string Begin, string End)? BlockComment { get; init; }

    public string Quotes { get; init; } = string.Empty;

    public bool HasTripleQuotes { get; init; }

    /// <summary>Lines that were added and removed rather than a language.</summary>
    public bool IsDiff { get; init; }

    public static CodeLanguage? Find(string name) => ByName.GetValueOrDefault(name);

    private static CodeLanguage Of(string names, string keywords, StringComparer? comparer = null) =>
        new() { Names = names.Split(' '), Keywords = keywords.Split(' ').ToFrozenSet(comparer ?? StringComparer.Ordinal) };
}
