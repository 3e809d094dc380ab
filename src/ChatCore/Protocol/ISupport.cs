using System.Globalization;

namespace ChatCore.Protocol;

/// <summary>What a server supports, as numeric 005 announced it. Immutable: each 005 line yields a new value.</summary>
/// <remarks>Modern IRC, <c>RPL_ISUPPORT</c> parameters.</remarks>
public sealed class ISupport
{
    private readonly Dictionary<string, string> _tokens;

    private ISupport(Dictionary<string, string> tokens) => _tokens = tokens;

    /// <summary>Nothing announced: every property gives the protocol's default.</summary>
    public static ISupport Empty { get; } = new([]);

    /// <summary>The network's name; empty when not announced.</summary>
    public string Network => Find("NETWORK") ?? string.Empty;

    /// <summary>The characters that channel names begin with.</summary>
    public string ChannelTypes => Find("CHANTYPES") ?? "#";

    /// <summary>The member prefixes from the highest rank to the lowest, for example <c>@+</c>.</summary>
    public string Prefixes => SplitPrefix().Prefixes;

    /// <summary>The mode letters that belong to <see cref="Prefixes"/>, in the same order.</summary>
    public string PrefixModes => SplitPrefix().Modes;

    /// <summary>The most messages that one CHATHISTORY request may ask for; 0 when not announced, which means no limit.</summary>
    public int ChatHistoryLimit => FindInt32("CHATHISTORY") ?? 0;

    /// <summary>The longest nickname in bytes.</summary>
    public int NickLength => FindInt32("NICKLEN") ?? 9;

    /// <summary>The longest topic in bytes.</summary>
    public int TopicLength => FindInt32("TOPICLEN") ?? 307;

    /// <summary>The value of a token, empty when it has none, or null when it was not announced.</summary>
    public string? Find(string token) => _tokens.GetValueOrDefault(token);

    /// <summary>Whether <paramref name="target"/> is a channel's name on this server.</summary>
    public bool IsChannel(string target) => target.Length > 0 && ChannelTypes.Contains(target[0], StringComparison.Ordinal);

    /// <summary>These tokens and those of one 005 line; <c>-TOKEN</c> takes one back.</summary>
    public ISupport With(IEnumerable<string> announced)
    {
        var tokens = new Dictionary<string, string>(_tokens, StringComparer.Ordinal);
        foreach (var token in announced)
        {
            if (token.StartsWith('-'))
            {
                tokens.Remove(token[1..]);
                continue;
            }

            var equals = token.IndexOf('=', StringComparison.Ordinal);
            tokens[equals < 0 ? token : token[..equals]] = equals < 0 ? string.Empty : Unescape(token[(equals + 1)..]);
        }

        return new ISupport(tokens);
    }

    /// <summary><c>\xHH</c> stands for the character that a token cannot hold, such as a space.</summary>
    private static string Unescape(string value)
    {
        var plain = value;
        for (var at = plain.IndexOf("\\x", StringComparison.Ordinal); at >= 0; at = plain.IndexOf("\\x", at + 1, StringComparison.Ordinal))
        {
            if (at + 4 <= plain.Length && byte.TryParse(plain.AsSpan(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
                && char.IsAscii((char)code))
                plain = string.Concat(plain.AsSpan(0, at), [(char)code], plain.AsSpan(at + 4));
        }

        return plain;
    }

    private int? FindInt32(string token) =>
        int.TryParse(Find(token), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary><c>(ov)@+</c>: letters in parentheses, then as many prefixes.</summary>
    private (string Modes, string Prefixes) SplitPrefix()
    {
        var value = Find("PREFIX") ?? "(ov)@+";
        var close = value.IndexOf(')', StringComparison.Ordinal);
        return value.StartsWith('(') && close * 2 == value.Length ? (value[1..close], value[(close + 1)..]) : (string.Empty, string.Empty);
    }
}
