using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>A channel's members, highest rank first. One writer; readers take <see cref="Members"/>, an immutable snapshot.</summary>
public sealed class Roster
{
    /// <summary>Ranks of every server that has them, highest first: owner, administrator, operator, half-operator, voice.</summary>
    private const string Ranks = "~&@%+";

    private static readonly IComparer<ChannelMember> ByRankThenName = Comparer<ChannelMember>.Create(Compare);

    private readonly Dictionary<string, ChannelMember> _byNick = new(CaseMapping.Ascii);
    private ImmutableSortedSet<ChannelMember> _members = ImmutableSortedSet.Create(ByRankThenName);

    public ImmutableSortedSet<ChannelMember> Members => Volatile.Read(ref _members);

    /// <summary>How far a member is above ordinary ones: 0 is the highest, <c>Ranks.Length</c> ordinary.</summary>
    public static int RankOf(ChannelMember member)
    {
        var rank = member.Prefixes.Length == 0 ? -1 : Ranks.IndexOf(member.Prefixes[0], StringComparison.Ordinal);
        return rank < 0 ? Ranks.Length : rank;
    }

    public void Replace(IEnumerable<ChannelMember> members)
    {
        _byNick.Clear();
        foreach (var member in members)
            _byNick[member.Nick] = member;

        Volatile.Write(ref _members, _byNick.Values.ToImmutableSortedSet(ByRankThenName));
    }

    public void Put(ChannelMember member)
    {
        var members = Members;
        if (_byNick.TryGetValue(member.Nick, out var known))
            members = members.Remove(known);

        _byNick[member.Nick] = member;
        Volatile.Write(ref _members, members.Add(member));
    }

    public bool Remove(string nick)
    {
        if (!_byNick.Remove(nick, out var member))
            return false;

        Volatile.Write(ref _members, Members.Remove(member));
        return true;
    }

    /// <summary>Changes a member; false when there is none of that name.</summary>
    public bool Change(string nick, Func<ChannelMember, ChannelMember> change)
    {
        if (!_byNick.TryGetValue(nick, out var member))
            return false;

        Remove(nick);
        Put(change(member));
        return true;
    }

    private static int Compare(ChannelMember a, ChannelMember b)
    {
        var byRank = RankOf(a).CompareTo(RankOf(b));
        if (byRank != 0)
            return byRank;

        var byName = string.Compare(a.Nick, b.Nick, StringComparison.OrdinalIgnoreCase);
        return byName != 0 ? byName : string.CompareOrdinal(a.Nick, b.Nick);
    }
}
