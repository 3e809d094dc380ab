using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Authentication;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Finding;

/// <summary>What the quick switcher offers for what was typed: the best of the user's conversations, people and the server's channels.</summary>
internal static class SwitcherList
{
    public const int Limit = 12;

    public static ImmutableArray<SwitcherEntry> Build(string typed, SessionState state, IReadOnlyList<ListedChannel> listed)
    {
        var name = typed.Trim();
        return name.Length == 0 ? Recent(state) : [.. Best(name, state, listed), .. New(name, state, listed)];
    }

    /// <summary>Before anything is typed: what is new, then what was last spoken in.</summary>
    private static ImmutableArray<SwitcherEntry> Recent(SessionState state) =>
    [
        .. state.Conversations
            .OrderByDescending(conversation => conversation.Unread.Mentions > 0)
            .ThenByDescending(conversation => conversation.Unread.Count > 0)
            .ThenByDescending(conversation => conversation.LastActivity)
            .Take(Limit)
            .Select(Of),
    ];

    private static IEnumerable<SwitcherEntry> Best(string name, SessionState state, IReadOnlyList<ListedChannel> listed) =>
        Candidates(state, listed)
            .Select(entry => (Entry: entry, Score: FuzzyMatch.Score(name, entry.Name)))
            .Where(match => match.Score is not null)
            .OrderByDescending(match => match.Score + Weight(match.Entry.Kind))
            .ThenBy(match => match.Entry.Name, StringComparer.OrdinalIgnoreCase)
            .Take(Limit)
            .Select(match => match.Entry);

    private static IEnumerable<SwitcherEntry> Candidates(SessionState state, IReadOnlyList<ListedChannel> listed)
    {
        var known = new HashSet<string>(CaseMapping.Ascii) { state.Nick };
        foreach (var conversation in state.Conversations)
        {
            known.Add(conversation.Name);
            yield return Of(conversation);
        }

        foreach (var member in state.Conversations.SelectMany(conversation => conversation.Roster.Members))
        {
            if (known.Add(member.Nick))
                yield return new SwitcherEntry(SwitcherKind.Person, member.Nick);
        }

        foreach (var channel in listed)
        {
            if (known.Add(channel.Name))
                yield return new SwitcherEntry(SwitcherKind.OtherChannel, channel.Name, channel.Topic);
        }
    }

    private static IEnumerable<SwitcherEntry> New(string name, SessionState state, IReadOnlyList<ListedChannel> listed)
    {
        var channel = state.Support.IsChannel(name) ? name : '#' + name;
        var exists = state.Find(channel) is not null || listed.Any(known => CaseMapping.Ascii.Equals(known.Name, channel));
        return exists || !SignInForm.IsChannel(channel) ? [] : [new SwitcherEntry(SwitcherKind.NewChannel, channel)];
    }

    /// <summary>Where one already talks comes before where one could.</summary>
    private static int Weight(SwitcherKind kind) => kind switch
    {
        SwitcherKind.Channel or SwitcherKind.Private => 6,
        SwitcherKind.Person => 3,
        _ => 0,
    };

    private static SwitcherEntry Of(Conversation conversation) => new(
        conversation.IsChannel ? SwitcherKind.Channel : SwitcherKind.Private, conversation.Name, conversation.Topic, conversation.Unread.Count);
}
