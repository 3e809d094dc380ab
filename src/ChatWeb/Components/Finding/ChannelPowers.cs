using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>
/// What a member may do in a channel, by rank: so that nothing is offered that is bound to be refused. The server decides; this only
/// knows its rules as <c>docs/PROTOCOL.md</c> tells them.
/// </summary>
/// <param name="Own">The user's own membership; null when not in the channel.</param>
internal sealed record ChannelPowers(ChannelMember? Own)
{
    private const string Ranks = "~&@%+";
    private const int Founder = 0;
    private const int Operator = 2;
    private const int HalfOperator = 3;

    public static ChannelPowers Of(Conversation? conversation, string nick) =>
        new(conversation is { IsChannel: true } channel ? Find(channel.Roster.Members, nick) : null);

    /// <summary>Changes modes, bans and mutes, and sets a protected topic.</summary>
    public bool MayModerate => Own is not null && Rank(Own) <= HalfOperator;

    /// <summary>Pins messages: the server lets operators and above change what a channel tells of itself.</summary>
    public bool MayPin => IsOperator;

    /// <summary>Gives the channel another name.</summary>
    public bool MayRename => IsOperator;

    /// <summary>Takes back what others said.</summary>
    public bool MayRedact => IsOperator;

    /// <summary>Gives the channel to somebody else.</summary>
    public bool IsFounder => Own is not null && Rank(Own) == Founder;

    /// <summary>Operators remove those of their own rank and below, half-operators those below.</summary>
    public bool MayKick(ChannelMember target) =>
        MayModerate && !IsSelf(target) && (Rank(Own!) <= Operator ? Rank(target) >= Rank(Own!) : Rank(target) > Rank(Own!));

    public bool MayBan(ChannelMember target) => MayKick(target);

    /// <summary>The ranks that the user may give to, or take from, somebody: founders all, operators operator and below, half-operators voice.</summary>
    public ImmutableArray<char> RanksFor(ChannelMember target) => Own is null || IsSelf(target) ? [] : Rank(Own) switch
    {
        Founder => ['q', 'a', 'o', 'h', 'v'],
        <= Operator => ['o', 'h', 'v'],
        HalfOperator => ['v'],
        _ => [],
    };

    public static ChannelMember? Find(IEnumerable<ChannelMember> members, string nick) => members.FirstOrDefault(member => CaseMapping.Ascii.Equals(member.Nick, nick));

    public static char PrefixOf(char rank) => Ranks["qaohv".IndexOf(rank, StringComparison.Ordinal)];

    private bool IsOperator => Own is not null && Rank(Own) <= Operator;

    private bool IsSelf(ChannelMember target) => CaseMapping.Ascii.Equals(target.Nick, Own?.Nick);

    private static int Rank(ChannelMember member) => member.Prefixes.Length == 0 || Ranks.IndexOf(member.Prefixes[0], StringComparison.Ordinal) is not (>= 0 and var rank) ? Ranks.Length : rank;
}
