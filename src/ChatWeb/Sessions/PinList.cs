using System.Collections.Immutable;

namespace ChatWeb.Sessions;

/// <summary>
/// A channel's pinned messages: the ids in its metadata, under a key that <c>docs/PROTOCOL.md</c> tells of. The server lets only a
/// channel's operators change it, and keeps a value within a line: so many ids of 13 characters fit.
/// </summary>
internal static class PinList
{
    public const string Key = "webchat/pins";
    public const int Limit = 20;

    /// <summary>Longer ones are no ids of a server.</summary>
    private const int MaxIdLength = 64;

    /// <summary>What another client wrote can be anything: what cannot be an id is passed over.</summary>
    public static ImmutableArray<string> Parse(string? value) =>
    [
        .. (value ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(id => id.Length <= MaxIdLength && OneWord.Is(id))
            .Distinct(StringComparer.Ordinal)
            .Take(Limit),
    ];

    /// <summary>The value that holds these ids; null for none.</summary>
    public static string? Format(IEnumerable<string> ids) => string.Join(',', ids) is { Length: > 0 } value ? value : null;

    /// <summary>The list with a message pinned, or no longer pinned when it was.</summary>
    public static ImmutableArray<string> Toggle(ImmutableArray<string> pins, string messageId) => pins.Contains(messageId) ? pins.Remove(messageId) : pins.Insert(0, messageId);
}
