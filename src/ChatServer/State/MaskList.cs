using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>An entry of a channel's list: a mask, who put it there and when.</summary>
internal sealed record MaskEntry(Mask Mask, string SetBy, DateTimeOffset SetAt);

/// <summary>A list of masks of a channel: bans, exceptions or invitations. Changed by <see cref="World"/> alone.</summary>
internal sealed class MaskList
{
    private readonly List<MaskEntry> _entries = [];

    public IReadOnlyList<MaskEntry> Entries => _entries;

    public int Count => _entries.Count;

    public MaskEntry? Find(string mask) => _entries.Find(entry => CaseMapping.Ascii.Equals(entry.Mask.Text, mask));

    public void Add(MaskEntry entry) => _entries.Add(entry);

    public void Remove(string mask) => _entries.RemoveAll(entry => CaseMapping.Ascii.Equals(entry.Mask.Text, mask));

    public void Clear() => _entries.Clear();

    /// <summary>Whether the user may not come in (or, in an exception list, may).</summary>
    public bool Covers(User user) => Any(user, muting: false);

    /// <summary>Whether the user may not speak (or, in an exception list, may): by a mask for everything or by one for speech.</summary>
    public bool CoversSpeechOf(User user) => Any(user, muting: true);

    private bool Any(User user, bool muting)
    {
        foreach (var entry in _entries)
        {
            if ((muting || !entry.Mask.IsForSpeech) && entry.Mask.Matches(user))
                return true;
        }

        return false;
    }
}
