namespace ChatCore.Protocol;

/// <summary>Who a line is from: a server's name, or <c>nick!user@host</c>.</summary>
/// <param name="Nick">The nickname, or the name of a server.</param>
/// <param name="User">The user name; null for a server.</param>
/// <param name="Host">The host; null for a server.</param>
public sealed record Source(string Nick, string? User = null, string? Host = null)
{
    /// <summary>What <see cref="ToString"/> gave, or what was parsed: a user's source is written for every line of theirs.</summary>
    private string? _text;

    /// <summary>What <c>with</c> begins from: a changed source has another text.</summary>
    private Source(Source original) => (Nick, User, Host) = (original.Nick, original.User, original.Host);

    /// <summary>Whether the line is from a server rather than a user.</summary>
    public bool IsServer => User is null && Host is null && Nick.Contains('.', StringComparison.Ordinal);

    /// <summary>Reads <c>nick</c>, <c>nick!user@host</c>, <c>nick@host</c> or a server's name. Never fails.</summary>
    public static Source Parse(string text)
    {
        var at = text.LastIndexOf('@');
        var host = at < 0 ? null : text[(at + 1)..];
        var rest = at < 0 ? text : text[..at];
        var bang = rest.IndexOf('!', StringComparison.Ordinal);
        return bang < 0 ? new Source(rest, null, host) { _text = text } : new Source(rest[..bang], rest[(bang + 1)..], host) { _text = text };
    }

    /// <summary>The source as it stands on the wire, without the leading colon.</summary>
    public override string ToString() => _text ??= (User, Host) switch
    {
        (null, null) => Nick,
        (null, _) => $"{Nick}@{Host}",
        (_, null) => $"{Nick}!{User}",
        _ => $"{Nick}!{User}@{Host}",
    };

    /// <summary>Whether both name the same; the remembered text does not count.</summary>
    public bool Equals(Source? other) => other is not null && Nick == other.Nick && User == other.User && Host == other.Host;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Nick, User, Host);
}
