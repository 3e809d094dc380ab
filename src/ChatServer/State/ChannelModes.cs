namespace ChatServer.State;

/// <summary>The flags of a channel.</summary>
[Flags]
internal enum ChannelFlags
{
    None = 0,

    /// <summary><c>m</c>: only operators and those with voice may speak.</summary>
    Moderated = 1 << 0,

    /// <summary><c>n</c>: only members may speak.</summary>
    NoExternalMessages = 1 << 1,

    /// <summary><c>s</c>: not shown to those outside.</summary>
    Secret = 1 << 2,

    /// <summary><c>t</c>: only operators may set the topic.</summary>
    ProtectedTopic = 1 << 3,
}

/// <summary>The table of channel modes: letter and flag, in alphabetical order.</summary>
internal static class ChannelModes
{
    private static readonly (char Letter, ChannelFlags Flag)[] Table =
    [
        ('m', ChannelFlags.Moderated),
        ('n', ChannelFlags.NoExternalMessages),
        ('s', ChannelFlags.Secret),
        ('t', ChannelFlags.ProtectedTopic),
    ];

    /// <summary>The modes of a new channel.</summary>
    public const ChannelFlags Default = ChannelFlags.NoExternalMessages | ChannelFlags.ProtectedTopic;

    /// <summary>All letters, for numeric 004.</summary>
    public static string Letters { get; } =
        string.Concat(Table.Select(row => row.Letter).Concat(MemberRanks.Table.Select(row => row.Mode)).Order());

    /// <summary>The value of the ISUPPORT token CHANMODES: lists, always with parameter, with parameter when set, flags.</summary>
    public static string ISupportValue { get; } = $",,,{string.Concat(Table.Select(row => row.Letter))}";

    public static ChannelFlags? Find(char letter) =>
        Table.FirstOrDefault(row => row.Letter == letter) is { Flag: not ChannelFlags.None } row ? row.Flag : null;

    /// <summary><c>+nt</c></summary>
    public static string Format(ChannelFlags flags) =>
        $"+{string.Concat(Table.Where(row => (flags & row.Flag) != 0).Select(row => row.Letter))}";
}
