using System.Buffers;

namespace ChatCore.Client;

/// <summary>Makes sure that what a caller gives can stand on a line.</summary>
internal static class WireText
{
    private static readonly SearchValues<char> NeverInAName = SearchValues.Create("\0\a\r\n ,");
    private static readonly SearchValues<char> NeverInAKey = SearchValues.Create("\0\r\n ,");

    /// <summary>A nickname or channel name: one word that names one target.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static string Name(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (!IsName(name))
            throw new ArgumentException($"'{name}' is no name: it may not begin with a colon nor hold spaces, commas or control characters.", parameter);

        return name;
    }

    /// <summary>Whether it can stand as a word of its own on a line.</summary>
    public static bool IsName(string name) => name.Length > 0 && name[0] != ':' && !name.AsSpan().ContainsAny(NeverInAName);

    /// <summary>A channel's key.</summary>
    /// <exception cref="ArgumentException">It cannot be one.</exception>
    public static string? Key(string? key, string parameter)
    {
        if (string.IsNullOrEmpty(key))
            return null;
        if (key[0] == ':' || key.AsSpan().ContainsAny(NeverInAKey))
            throw new ArgumentException("A channel's key may not begin with a colon nor hold spaces, commas or line breaks.", parameter);

        return key;
    }

    /// <summary>The text on one line: line breaks become spaces, NUL disappears.</summary>
    public static string OneLine(string text) => text.AsSpan().ContainsAny('\0', '\r', '\n')
        ? text.ReplaceLineEndings(" ").Replace('\r', ' ').Replace('\n', ' ').Replace("\0", string.Empty, StringComparison.Ordinal)
        : text;
}
