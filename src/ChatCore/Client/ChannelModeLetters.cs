using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What the letters of a channel's MODE line mean on a server, read from its PREFIX and CHANMODES tokens.</summary>
internal sealed class ChannelModeLetters(ISupport support)
{
    private readonly string[] _kinds = (support.Find("CHANMODES") ?? "b,k,l,imnpst").Split(',');

    /// <summary>Ranks and lists always take a parameter, as keys do; limits only when set.</summary>
    public bool TakesParameter(char letter, bool isSet) =>
        PrefixOf(letter) is not null || IsOfKind(0, letter) || IsOfKind(1, letter) || (isSet && IsOfKind(2, letter));

    /// <summary>The prefix that a letter gives to a member; null when it is no rank.</summary>
    public char? PrefixOf(char letter)
    {
        var index = support.PrefixModes.IndexOf(letter, StringComparison.Ordinal);
        return index < 0 ? null : support.Prefixes[index];
    }

    /// <summary>A member's prefixes with one set or taken away, highest first.</summary>
    public string WithPrefix(string prefixes, char prefix, bool isSet) =>
        string.Concat(support.Prefixes.Where(p => p == prefix ? isSet : prefixes.Contains(p, StringComparison.Ordinal)));

    private bool IsOfKind(int kind, char letter) => kind < _kinds.Length && _kinds[kind].Contains(letter, StringComparison.Ordinal);
}
