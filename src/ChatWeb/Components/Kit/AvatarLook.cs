using System.Globalization;

namespace ChatWeb.Components.Kit;

/// <summary>Initials and colour by name: the same for everybody who sees the person.</summary>
internal static class AvatarLook
{
    /// <summary>How many colours the style sheet has.</summary>
    public const int Hues = 10;

    public static int HueOf(string name)
    {
        var hash = 17u;
        foreach (var c in name)
            hash = (hash * 31) + char.ToLowerInvariant(c);

        return (int)(hash % Hues);
    }

    /// <summary>The first letters of the name's first two words, whole characters even when they take two code units.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(['_', '-', '.', '|', ' ', '[', ']', '`', '^', '{', '}', '\\'], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, var second, ..] => First(first) + First(second),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
