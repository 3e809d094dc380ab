namespace ChatServer.State;

/// <summary>What is set for a user.</summary>
[Flags]
internal enum UserModes
{
    None = 0,

    /// <summary><c>B</c>: says of itself that it is a bot.</summary>
    Bot = 1 << 0,

    /// <summary><c>R</c>: takes private messages from those with an account alone.</summary>
    RegisteredOnly = 1 << 1,

    /// <summary><c>Z</c>: every connection came over TLS. Set by the server.</summary>
    Secure = 1 << 2,

    /// <summary><c>i</c>: not listed to those who share no channel.</summary>
    Invisible = 1 << 3,

    /// <summary><c>o</c>: a server operator. Set by OPER, given back by its owner.</summary>
    Operator = 1 << 4,

    /// <summary><c>w</c>: gets WALLOPS.</summary>
    Wallops = 1 << 5,

    /// <summary><c>T</c>: takes no CTCP but actions.</summary>
    NoCtcp = 1 << 6,
}

/// <summary>The table of user modes: letter, flag, and what a user may do with it.</summary>
internal static class UserModeTable
{
    /// <summary>The value of the ISUPPORT token BOT.</summary>
    public const char Bot = 'B';

    private static readonly (char Letter, UserModes Mode, bool MaySet, bool MayUnset)[] Table =
    [
        (Bot, UserModes.Bot, true, true),
        ('R', UserModes.RegisteredOnly, true, true),
        ('T', UserModes.NoCtcp, true, true),
        ('Z', UserModes.Secure, false, false),
        ('i', UserModes.Invisible, true, true),
        ('o', UserModes.Operator, false, true),
        ('w', UserModes.Wallops, true, true),
    ];

    /// <summary>All letters, for numeric 004.</summary>
    public static string Letters { get; } = string.Concat(Table.Select(row => row.Letter));

    public static UserModes? Find(char letter) =>
        Table.FirstOrDefault(row => row.Letter == letter) is { Mode: not UserModes.None } row ? row.Mode : null;

    public static bool MayChange(UserModes mode, bool isSet) =>
        Table.First(row => row.Mode == mode) is var row && (isSet ? row.MaySet : row.MayUnset);

    /// <summary><c>+iw</c></summary>
    public static string Format(UserModes modes) =>
        $"+{string.Concat(Table.Where(row => (modes & row.Mode) != 0).Select(row => row.Letter))}";

    /// <summary>The modes of a text such as <c>+iw</c>, for those that a user may set.</summary>
    public static UserModes Parse(string letters) => letters
        .Select(Find).OfType<UserModes>().Where(mode => MayChange(mode, isSet: true))
        .Aggregate(UserModes.None, (all, mode) => all | mode);
}
