using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>What the server tells of a user (WHOIS).</summary>
public sealed record UserDetails(string Nick)
{
    /// <summary>What the user calls itself.</summary>
    public string RealName { get; init; } = string.Empty;

    /// <summary>The name of the user's program or account at its host.</summary>
    public string UserName { get; init; } = string.Empty;

    /// <summary>Where the user is; many servers cloak it.</summary>
    public string Host { get; init; } = string.Empty;

    /// <summary>The account it is logged in to; null for a guest.</summary>
    public string? Account { get; init; }

    /// <summary>Why it is away; null when it is not.</summary>
    public string? AwayMessage { get; init; }

    /// <summary>Whether it is a server operator.</summary>
    public bool IsOperator { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool IsBot { get; init; }

    /// <summary>How long it has said nothing; null when not told.</summary>
    public TimeSpan? Idle { get; init; }

    /// <summary>Since when it is connected; null when not told.</summary>
    public DateTimeOffset? SignedOnAt { get; init; }

    /// <summary>The channels that may be seen, without the user's ranks in them.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    internal static UserDetails Read(string nick, IEnumerable<Message> answer, ISupport support)
    {
        var details = new UserDetails(nick);
        foreach (var line in answer)
            details = details.With(line, support);

        return details;
    }

    private UserDetails With(Message line, ISupport support) => line.Verb switch
    {
        Numeric.RplWhoIsUser => this with { Nick = line[1], UserName = line[2], Host = line[3], RealName = line[5] },
        Numeric.RplWhoIsChannels => this with { Channels = [.. Channels, .. Names(line[2], support)] },
        Numeric.RplWhoIsAccount => this with { Account = line[2] },
        Numeric.RplWhoIsOperator => this with { IsOperator = true },
        Numeric.RplWhoIsBot => this with { IsBot = true },
        Numeric.RplAway => this with { AwayMessage = line[2] },
        Numeric.RplWhoIsIdle => this with { Idle = Seconds(line[2]) is { } idle ? TimeSpan.FromSeconds(idle) : null, SignedOnAt = Seconds(line[3]) is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null },
        _ => this,
    };

    private static IEnumerable<string> Names(string text, ISupport support) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.TrimStart([.. support.Prefixes.Except(support.ChannelTypes)]));

    private static long? Seconds(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800 ? seconds : null;
}
