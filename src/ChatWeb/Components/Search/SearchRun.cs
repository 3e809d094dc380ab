using System.Collections.Immutable;
using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Search;

/// <summary>One search: its results, page by page from the newest message back.</summary>
/// <param name="query">What is looked for.</param>
/// <param name="zone">Where days begin.</param>
/// <param name="pageSize">How many messages the server gives at once.</param>
public sealed class SearchRun(SearchQuery query, TimeZoneInfo zone, int pageSize)
{
    /// <summary>Whoever has not found it among so many asks more precisely.</summary>
    public const int Limit = 1_000;
    public const int PageSize = 50;

    /// <summary>Messages of one millisecond that fill whole pages are passed over, but not for ever.</summary>
    private const int MaxPagesAtOnce = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly DateTimeOffset? _start = query.Start(zone);
    private readonly DateTimeOffset? _end = query.End(zone);
    private DateTimeOffset? _before = query.End(zone);

    public SearchQuery Query => query;

    /// <summary>What was found so far, the newest first.</summary>
    public ImmutableArray<ChatMessage> Found { get; private set; } = [];

    /// <summary>Whether there is nothing older to be found.</summary>
    public bool IsComplete { get; private set; }

    public bool IsFull => Found.Length >= Limit;

    /// <summary>Finds the next page.</summary>
    /// <exception cref="InvalidOperationException">There is no connection, or the server refused.</exception>
    public async Task MoreAsync(Func<MessageSearch, CancellationToken, Task<IReadOnlyList<ChatMessage>>> search, CancellationToken cancellationToken)
    {
        var before = Found.Length;
        for (var pages = 0; pages < MaxPagesAtOnce && Found.Length == before && !IsComplete; pages++)
            Take(await search(query.ToSearch(_before, pageSize), cancellationToken));
    }

    private void Take(IReadOnlyList<ChatMessage> page)
    {
        var fresh = page.Where(message => _seen.Add(message.Id)).OrderByDescending(message => message.Id, StringComparer.Ordinal).ToList();
        Found = [.. Found.Concat(fresh.Where(IsWithin)).Take(Limit)];
        if (page.Count == 0)
        {
            IsComplete = true;
            return;
        }

        // The moment of the oldest one is asked for once more: others of that moment may have found no room on this page.
        var oldest = page.Min(message => message.At);
        _before = fresh.Count > 0 ? oldest + Moment : oldest - Moment;
        IsComplete = page.Count < pageSize || oldest < _start;
    }

    private bool IsWithin(ChatMessage message) => !(message.At < _start) && !(message.At >= _end);
}
