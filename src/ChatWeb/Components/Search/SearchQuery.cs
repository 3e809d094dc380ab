using System.Globalization;
using ChatCore.Client;

namespace ChatWeb.Components.Search;

/// <summary>What somebody looks for: words, and filters that stand in fields or are typed among the words.</summary>
public sealed record SearchQuery
{
    /// <summary>The server takes no more words, and nobody remembers so many.</summary>
    public const int WordLimit = 20;
    public const int LengthLimit = 200;

    private const string DayForm = "yyyy-MM-dd";

    public string Words { get; init; } = string.Empty;

    /// <summary>The nickname of who said it.</summary>
    public string? From { get; init; }

    /// <summary>The channel or nickname; null for all conversations.</summary>
    public string? In { get; init; }

    /// <summary>Said on a later day.</summary>
    public DateOnly? After { get; init; }

    /// <summary>Said on an earlier day.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Whether it says anything of what is looked for: all messages of a conversation are no search.</summary>
    public bool IsEmpty => Words.Length == 0 && From is null && After is null && Before is null;

    /// <summary>Takes filters out of what was typed: <c>from:</c>, <c>in:</c>, <c>before:</c> and <c>after:</c>. What is none is a word.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="given">The filters that were there before; those typed take their place.</param>
    public static SearchQuery Parse(string typed, SearchQuery given)
    {
        var query = given;
        var words = new List<string>();
        foreach (var word in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryFilter(query, word) is { } filtered)
                query = filtered;
            else if (words.Count < WordLimit)
                words.Add(word);
        }

        return query with { Words = string.Join(' ', words) };
    }

    public static DateOnly? ParseDay(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as date fields and typed filters write it.</summary>
    public static string? Format(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>The newest moment that is looked for, exclusive; null for no end.</summary>
    public DateTimeOffset? End(TimeZoneInfo zone) => Before is { } day ? StartOf(day, zone) : null;

    /// <summary>The oldest moment that is looked for; null for no beginning.</summary>
    public DateTimeOffset? Start(TimeZoneInfo zone) => After is { } day && day < DateOnly.MaxValue ? StartOf(day.AddDays(1), zone) : null;

    /// <summary>The question to the server. The beginning stays here: with one the server would count from there and not from the newest.</summary>
    public MessageSearch ToSearch(DateTimeOffset? before, int limit) =>
        new() { Text = Words, From = From, In = In, Before = before, Limit = limit };

    private static SearchQuery? TryFilter(SearchQuery query, string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == word.Length - 1)
            return null;

        var value = word[(colon + 1)..];
        return word[..colon].ToLowerInvariant() switch
        {
            "from" => query with { From = value },
            "in" => query with { In = value },
            "after" when ParseDay(value) is { } day => query with { After = day },
            "before" when ParseDay(value) is { } day => query with { Before = day },
            _ => null,
        };
    }

    /// <summary>The first moment of a day where its reader is; on a day whose midnight is skipped, an hour after it.</summary>
    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var start = zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight;
        var offset = zone.GetUtcOffset(start);

        // The first and the last day there are have no moment in every zone.
        return start.Ticks < offset.Ticks || start.Ticks - offset.Ticks > DateTime.MaxValue.Ticks ? new DateTimeOffset(start, TimeSpan.Zero) : new DateTimeOffset(start, offset);
    }
}
