using ChatCore.Protocol;

namespace ChatServer.State;

/// <summary>What is known of accounts, and what they tell of themselves. Changed by <see cref="World"/> alone.</summary>
internal sealed class AccountDirectory
{
    private readonly Dictionary<string, KnownAccount> _known = new(CaseMapping.Ascii);
    private readonly Dictionary<string, MetadataKeys> _profiles = new(CaseMapping.Ascii);

    public int Count => _known.Count;

    public KnownAccount? Find(string name) => _known.GetValueOrDefault(name);

    public void Know(KnownAccount account) => _known[account.Name] = account;

    /// <summary>The account's metadata, which its user has whenever it is here.</summary>
    public MetadataKeys ProfileOf(string account) =>
        _profiles.TryGetValue(account, out var known) ? known : _profiles[account] = new MetadataKeys();
}
