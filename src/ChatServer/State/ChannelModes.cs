using System.Globalization;

namespace ChatServer.State;

/// <summary>The flags of a channel.</summary>
[Flags]
internal enum ChannelFlags
{
    None = 0,

    /// <summary><c>m</c>: only those with a rank may speak.</summary>
    Moderated = 1 << 0,

    /// <summary><c>n</c>: only members may speak.</summary>
    NoExternalMessages = 1 << 1,

    /// <summary><c>s</c>: not shown to those outside.</summary>
    Secret = 1 << 2,

    /// <summary><c>t</c>: only half-operators and above may set the topic.</summary>
    ProtectedTopic = 1 << 3,

    /// <summary><c>i</c>: only those invited may enter.</summary>
    InviteOnly = 1 << 4,

    /// <summary><c>R</c>: only those with an account may enter.</summary>
    RegisteredOnly = 1 << 5,

    /// <summary><c>M</c>: only those with an account or a rank may speak.</summary>
    RegisteredSpeakers = 1 << 6,

    /// <summary><c>C</c>: no CTCP but actions.</summary>
    NoCtcp = 1 << 7,

    /// <summary><c>U</c>: what those without a rank say is shown to half-operators and above alone.</summary>
    OperatorModerated = 1 << 8,
}

/// <summary>What is set in a channel beside its lists and ranks.</summary>
/// <param name="Flags">The modes without parameter.</param>
/// <param name="Key"><c>k</c>: what JOIN has to name; null for none.</param>
/// <param name="Limit"><c>l</c>: how many members may be in; null for any number.</param>
internal sealed record ChannelSettings(ChannelFlags Flags, string? Key = null, int? Limit = null)
{
    public static ChannelSettings Default { get; } = new(ChannelFlags.NoExternalMessages | ChannelFlags.ProtectedTopic);

    /// <summary>The parameters of 324: <c>+klnt secret 20</c>. Who may not see the key gets a star in its place.</summary>
    public IReadOnlyList<string> Format(bool showKey)
    {
        var letters = ChannelModes.Flags.Where(row => (Flags & row.Flag) != 0).Select(row => row.Letter).ToList();
        var parameters = new List<string>();
        if (Key is { } key)
        {
            letters.Add(ChannelModes.Key);
            parameters.Add(showKey ? key : "*");
        }

        if (Limit is { } limit)
        {
            letters.Add(ChannelModes.Limit);
            parameters.Add(limit.ToString(CultureInfo.InvariantCulture));
        }

        return [$"+{string.Concat(letters)}", .. parameters];
    }
}

/// <summary>The table of channel modes: letters, and what they stand for.</summary>
internal static class ChannelModes
{
    public const char Key = 'k';
    public const char Limit = 'l';
    public const char Ban = 'b';
    public const char Exception = 'e';
    public const char InviteException = 'I';

    /// <summary>The longest key.</summary>
    public const int KeyLength = 23;

    /// <summary>The modes that are lists of masks.</summary>
    public const string Lists = "beI";

    public static readonly (char Letter, ChannelFlags Flag)[] Flags =
    [
        ('C', ChannelFlags.NoCtcp),
        ('M', ChannelFlags.RegisteredSpeakers),
        ('R', ChannelFlags.RegisteredOnly),
        ('U', ChannelFlags.OperatorModerated),
        ('i', ChannelFlags.InviteOnly),
        ('m', ChannelFlags.Moderated),
        ('n', ChannelFlags.NoExternalMessages),
        ('s', ChannelFlags.Secret),
        ('t', ChannelFlags.ProtectedTopic),
    ];

    private static readonly string FlagLetters = string.Concat(Flags.Select(row => row.Letter));

    /// <summary>All letters, for numeric 004.</summary>
    public static string Letters { get; } = Sorted($"{FlagLetters}{ParameterLetters}");

    /// <summary>The letters that take a parameter, for numeric 004.</summary>
    public static string ParameterLetters => Sorted($"{Lists}{Key}{Limit}{string.Concat(MemberRanks.Table.Select(row => row.Mode))}");

    /// <summary>The value of the ISUPPORT token CHANMODES: lists, always with parameter, with parameter when set, flags.</summary>
    public static string ISupportValue { get; } = $"{Lists},{Key},{Limit},{FlagLetters}";

    public static ChannelFlags? FindFlag(char letter) =>
        Flags.FirstOrDefault(row => row.Letter == letter) is { Flag: not ChannelFlags.None } row ? row.Flag : null;

    public static bool IsList(char letter) => Lists.Contains(letter, StringComparison.Ordinal);

    /// <summary>Whether the letter takes a parameter when it is set, or taken away.</summary>
    public static bool TakesParameter(char letter, bool isSet) =>
        IsList(letter) || letter == Key || (letter == Limit && isSet) || MemberRanks.Find(letter) is not null;

    private static string Sorted(string letters) => string.Concat(letters.Order());
}
