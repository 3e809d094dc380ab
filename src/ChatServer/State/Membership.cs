namespace ChatServer.State;

/// <summary>A user's rank in a channel.</summary>
[Flags]
internal enum MemberRank
{
    None = 0,
    Voice = 1 << 0,
    Operator = 1 << 1,
}

/// <summary>A user in a channel.</summary>
internal sealed class Membership(User user, MemberRank rank)
{
    public User User { get; } = user;

    public MemberRank Rank { get; set; } = rank;

    public bool IsOperator => (Rank & MemberRank.Operator) != 0;

    public bool MaySpeakWhenModerated => Rank != MemberRank.None;

    /// <summary>The prefixes before the nickname in lists: all of them with multi-prefix, otherwise the highest.</summary>
    public string Prefixes(bool all)
    {
        var held = MemberRanks.Table.Where(row => (Rank & row.Rank) != 0).Select(row => row.Prefix);
        return string.Concat(all ? held : held.Take(1));
    }
}

/// <summary>The table of ranks: mode letter, prefix and bit, highest first.</summary>
internal static class MemberRanks
{
    public static readonly (char Mode, char Prefix, MemberRank Rank)[] Table =
    [
        ('o', '@', MemberRank.Operator),
        ('v', '+', MemberRank.Voice),
    ];

    /// <summary>The value of the ISUPPORT token PREFIX.</summary>
    public static string ISupportValue { get; } =
        $"({string.Concat(Table.Select(row => row.Mode))}){string.Concat(Table.Select(row => row.Prefix))}";

    public static MemberRank? Find(char mode) =>
        Table.FirstOrDefault(row => row.Mode == mode) is { Rank: not MemberRank.None } row ? row.Rank : null;
}
