using System.Globalization;
using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>Which messages to look for (soju's <c>SEARCH</c>): those for which everything given holds.</summary>
public sealed record MessageSearch
{
    /// <summary>Words that all stand in the message.</summary>
    public string? Text { get; init; }

    /// <summary>The nickname of who said it.</summary>
    public string? From { get; init; }

    /// <summary>The channel or nickname; null for all conversations of this user.</summary>
    public string? In { get; init; }

    /// <summary>Said after this moment.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Said before this moment.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>How many at most; the server may give fewer.</summary>
    public int Limit { get; init; } = 50;

    internal Message ToLine()
    {
        var attributes = MessageTags.Empty.With("limit", Limit.ToString(CultureInfo.InvariantCulture));
        (string Key, string? Value)[] given =
        [
            ("text", Text), ("from", From), ("in", In), ("after", After is { } after ? ServerTime.Format(after) : null),
            ("before", Before is { } before ? ServerTime.Format(before) : null),
        ];
        foreach (var (key, value) in given.Where(pair => !string.IsNullOrWhiteSpace(pair.Value)))
            attributes = attributes.With(key, WireText.OneLine(value!));

        return new Message(Verbs.Search, attributes.ToString());
    }
}
