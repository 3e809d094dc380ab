namespace ChatCore.Protocol;

/// <summary>
/// Equality of nicknames and channel names: <c>CASEMAPPING=ascii</c>, that is A to Z equal a to z and every other character itself.
/// </summary>
public sealed class CaseMapping : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    private CaseMapping()
    {
    }

    /// <summary>The only mapping: <c>ascii</c>.</summary>
    public static CaseMapping Ascii { get; } = new();

    /// <summary>The name's folded form: what it is stored and compared under.</summary>
    public static string Fold(string name)
    {
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c))
                return string.Create(name.Length, name, static (folded, original) => FoldInto(original, folded));
        }

        return name;
    }

    /// <inheritdoc />
    public bool Equals(string? x, string? y) => x is null ? y is null : y is not null && Equals(x.AsSpan(), y);

    /// <inheritdoc />
    public bool Equals(ReadOnlySpan<char> alternate, string other)
    {
        if (alternate.Length != other.Length)
            return false;

        for (var i = 0; i < other.Length; i++)
        {
            if (alternate[i] != other[i] && FoldOne(alternate[i]) != FoldOne(other[i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc />
    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    /// <inheritdoc />
    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        Span<char> folded = alternate.Length <= 128 ? stackalloc char[alternate.Length] : new char[alternate.Length];
        FoldInto(alternate, folded);
        return string.GetHashCode(folded);
    }

    /// <inheritdoc />
    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    private static void FoldInto(ReadOnlySpan<char> name, Span<char> folded)
    {
        for (var i = 0; i < name.Length; i++)
            folded[i] = FoldOne(name[i]);
    }

    private static char FoldOne(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
}
