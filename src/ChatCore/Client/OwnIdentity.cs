using System.Security.Cryptography;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Tells what this client said from what others said. Ids of its messages are 16 hexadecimal digits, the first half the same for all of
/// one client: so a message is recognised in the history even when it was said under an earlier nickname.
/// </summary>
internal sealed class OwnIdentity
{
    private const int MaxNicks = 64;
    private readonly string _prefix = RandomNumberGenerator.GetHexString(8, lowercase: true);
    private readonly HashSet<string> _nicks = new(CaseMapping.Ascii);
    private uint _messages;
    private long _madeUpIds;

    /// <summary>A new message id. Safe for use from several threads.</summary>
    public string NextId() => $"{_prefix}{Interlocked.Increment(ref _messages):x8}";

    /// <summary>A message id for servers that give none: increasing, and never equal to a server's.</summary>
    public string MakeUpId(DateTimeOffset at) => $"local-{at.ToUnixTimeMilliseconds():D15}-{_madeUpIds++:D9}";

    /// <summary>Whether this client gave that id.</summary>
    public bool IsOwnId(string? id) => id is { Length: 16 } && id.StartsWith(_prefix, StringComparison.Ordinal);

    /// <summary>This client goes by that name now. Of very many names the later ones are not kept.</summary>
    public void GoesBy(string nick)
    {
        if (_nicks.Count < MaxNicks)
            _nicks.Add(nick);
    }

    /// <summary>Others see an id too and could repeat it: it proves nothing without a name that was ours.</summary>
    public bool IsOwn(string sender, string currentNick, string? clientId) =>
        CaseMapping.Ascii.Equals(sender, currentNick) || (IsOwnId(clientId) && _nicks.Contains(sender));
}
