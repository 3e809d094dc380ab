namespace ChatServer.State;

/// <summary>A user's ranks in a channel. A higher rank has the higher bit, so that ranks can be compared as numbers.</summary>
[Flags]
internal enum MemberRank
{
    None = 0,
    Voice = 1 << 0,
    HalfOperator = 1 << 1,
    Operator = 1 << 2,
    Admin = 1 << 3,
    Founder = 1 << 4,
}

/// <summary>A user in a channel.</summary>
internal sealed class Membership(User user, Channel channel, MemberRank rank)
{
    public User User { get; } = user;

    /// <summary>The ranks that are shown to others.</summary>
    public MemberRank Rank { get; set; } = rank;

    /// <summary>What the user may do: whoever the channel belongs to is its founder, shown or not.</summary>
    public MemberRank Authority => channel.IsOwnedBy(User) ? Rank | MemberRank.Founder : Rank;

    public bool IsOperator => IsAtLeast(MemberRank.Operator);

    public bool MaySpeakWhenModerated => IsAtLeast(MemberRank.Voice);

    /// <summary>The highest rank alone.</summary>
    public MemberRank Highest()
    {
        var authority = Authority;
        return MemberRanks.Table.FirstOrDefault(row => (authority & row.Rank) != 0).Rank;
    }

    public bool IsAtLeast(MemberRank rank) => Rank >= rank || Authority >= rank;

    /// <summary>The prefixes before the nickname in lists: all of them with multi-prefix, otherwise the highest.</summary>
    public string Prefixes(bool all)
    {
        var held = MemberRanks.Table.Where(row => (Rank & row.Rank) != 0).Select(row => row.Prefix);
        return string.Concat(all ? held : held.Take(1));
    }
}

/// <summary>The table of ranks: mode letter, prefix, bit, and the rank that may give and take it; highest first.</summary>
internal static class MemberRanks
{
    public static readonly (char Mode, char Prefix, MemberRank Rank, MemberRank ChangedBy)[] Table =
    [
        ('q', '~', MemberRank.Founder, MemberRank.Founder),
        ('a', '&', MemberRank.Admin, MemberRank.Founder),
        ('o', '@', MemberRank.Operator, MemberRank.Operator),
        ('h', '%', MemberRank.HalfOperator, MemberRank.Operator),
        ('v', '+', MemberRank.Voice, MemberRank.HalfOperator),
    ];

    /// <summary>The value of the ISUPPORT token STATUSMSG: the prefixes that a message may be addressed to.</summary>
    public static string Prefixes { get; } = string.Concat(Table.Select(row => row.Prefix));

    /// <summary>The value of the ISUPPORT token PREFIX.</summary>
    public static string ISupportValue { get; } = $"({string.Concat(Table.Select(row => row.Mode))}){Prefixes}";

    /// <summary>The ranks as mode letters.</summary>
    public static string Letters(MemberRank ranks) => string.Concat(Table.Where(row => (ranks & row.Rank) != 0).Select(row => row.Mode));

    /// <summary>The ranks that mode letters stand for; unknown letters for none.</summary>
    public static MemberRank OfLetters(string letters) => letters.Aggregate(MemberRank.None, (ranks, letter) => ranks | (Find(letter) ?? MemberRank.None));

    public static MemberRank? Find(char mode) =>
        Table.FirstOrDefault(row => row.Mode == mode) is { Rank: not MemberRank.None } row ? row.Rank : null;

    public static MemberRank? FindByPrefix(char prefix)
    {
        foreach (var row in Table)
        {
            if (row.Prefix == prefix)
                return row.Rank;
        }

        return null;
    }

    /// <summary>The lowest rank that may give or take this one.</summary>
    public static MemberRank ChangedBy(MemberRank rank) => Table.First(row => row.Rank == rank).ChangedBy;
}
