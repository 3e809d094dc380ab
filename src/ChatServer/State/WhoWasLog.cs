using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>Somebody who had a nickname and left it.</summary>
/// <param name="Source">The nick!user@host.</param>
/// <param name="RealName">The real name.</param>
/// <param name="Account">The account; null without one.</param>
/// <param name="LeftAt">When.</param>
internal sealed record WhoWasEntry(Source Source, string RealName, string? Account, DateTimeOffset LeftAt);

/// <summary>The last nicknames that were given up, bounded: the oldest entry goes first.</summary>
internal sealed class WhoWasLog(int capacity)
{
    private readonly LinkedList<WhoWasEntry> _entries = [];

    public void Add(User user, DateTimeOffset at)
    {
        _entries.AddFirst(new WhoWasEntry(user.Source, user.RealName, user.Account, at));
        if (_entries.Count > capacity)
            _entries.RemoveLast();
    }

    /// <summary>Newest first.</summary>
    public IEnumerable<WhoWasEntry> Find(string nick) => _entries.Where(entry => CaseMapping.Ascii.Equals(entry.Source.Nick, nick));
}
