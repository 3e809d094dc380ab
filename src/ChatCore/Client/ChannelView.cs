using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>A channel that this connection is in: its members, and what is still to come of the answer to JOIN.</summary>
internal sealed class ChannelView(string name)
{
    private const int MaxMembers = 100_000;
    private readonly Dictionary<string, ChannelMember> _members = new(CaseMapping.Ascii);
    private Dictionary<string, ChannelMember>? _listing;

    public string Name { get; set; } = name;

    /// <summary>True from JOIN until the first list of members is complete.</summary>
    public bool IsJoining { get; set; } = true;

    /// <summary>The topic that came with the answer to JOIN, until it is told.</summary>
    public string? JoinTopic { get; set; }

    public bool IsTopicTold { get; set; }

    public ChannelMember? Find(string nick) => _members.GetValueOrDefault(nick);

    public void Put(ChannelMember member) => PutInto(_members, member);

    public bool Remove(string nick) => _members.Remove(nick);

    /// <summary>Takes one entry of a NAMES answer. What is known of a member's absence stays.</summary>
    public void List(string nick, string prefixes)
    {
        _listing ??= new Dictionary<string, ChannelMember>(CaseMapping.Ascii);
        PutInto(_listing, new ChannelMember(nick, prefixes, Find(nick)?.IsAway ?? false));
    }

    /// <summary>The NAMES answer is complete: it is what the members are.</summary>
    public IReadOnlyList<ChannelMember> FinishListing()
    {
        _members.Clear();
        foreach (var member in _listing?.Values ?? Enumerable.Empty<ChannelMember>())
            _members[member.Nick] = member;

        _listing = null;
        return [.. _members.Values];
    }

    private void PutInto(Dictionary<string, ChannelMember> members, ChannelMember member)
    {
        if (members.Count >= MaxMembers && !members.ContainsKey(member.Nick))
            throw new ProtocolException($"{Name} has more than {MaxMembers} members.");

        members[member.Nick] = member;
    }
}
