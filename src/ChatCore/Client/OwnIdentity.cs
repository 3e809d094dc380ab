using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// Tells what this client said from what others said. Ids of its messages are 64 random bits, which nobody can foresee, as 16 hexadecimal
/// digits; the latest are remembered: so a message is recognised in the history even when it was said under an earlier nickname.
/// </summary>
internal sealed class OwnIdentity
{
    private const int IdLength = 16;
    private const int MaxNicks = 64;

    /// <summary>More than can wait to be confirmed, whose ids must be known.</summary>
    private const int MaxIds = 20_000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _idsInOrder = new();
    private readonly HashSet<string> _nicks = new(CaseMapping.Ascii);
    private long _madeUpIds;

    /// <summary>Whether it has the form of a message id.</summary>
    public static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);

    /// <summary>A new message id. Safe for use from several threads.</summary>
    public string NextId()
    {
        var id = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);
        Adopt(id);
        return id;
    }

    /// <summary>The id of a part of the message with that id: the same each time, so that a repetition is known by it.</summary>
    public string IdOfPart(string id, int part)
    {
        if (part > 0)
            id = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{part}"))).AsSpan(0, IdLength / 2));
        Adopt(id);
        return id;
    }

    /// <summary>A message id for servers that give none: increasing, and never equal to a server's.</summary>
    public string MakeUpId(DateTimeOffset at) => $"local-{at.ToUnixTimeMilliseconds():D15}-{_madeUpIds++:D9}";

    /// <summary>Whether this client gave that id.</summary>
    public bool IsOwnId(string? id)
    {
        lock (_gate)
            return id is not null && _ids.Contains(id);
    }

    /// <summary>This client goes by that name now. Of very many names the later ones are not kept.</summary>
    public void GoesBy(string nick)
    {
        if (_nicks.Count < MaxNicks)
            _nicks.Add(nick);
    }

    /// <summary>Others see an id too and could repeat it: it proves nothing without a name that was ours.</summary>
    public bool IsOwn(string sender, string currentNick, string? clientId) =>
        CaseMapping.Ascii.Equals(sender, currentNick) || (IsOwnId(clientId) && _nicks.Contains(sender));

    private void Adopt(string id)
    {
        lock (_gate)
        {
            if (!_ids.Add(id))
                return;

            _idsInOrder.Enqueue(id);
            if (_idsInOrder.Count > MaxIds)
                _ids.Remove(_idsInOrder.Dequeue());
        }
    }
}
