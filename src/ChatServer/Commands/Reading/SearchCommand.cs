using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Delivery;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Reading;

/// <summary>
/// <c>SEARCH attributes</c> finds messages by their words (soju's <c>soju.im/search</c>). The attributes look like message tags: <c>text</c>,
/// <c>in</c>, <c>from</c>, <c>before</c>, <c>after</c> and <c>limit</c>.
/// </summary>
internal sealed class SearchCommand : ICommand
{
    private const string BatchType = "soju.im/search";
    private const int MaxWords = 20;
    private const string TimeForm = "A time is YYYY-MM-DDThh:mm:ss.sssZ";

    private static readonly string[] Known = ["text", "in", "from", "before", "after", "limit"];

    public CommandSpec Spec { get; } = new(Verbs.Search, MinParameters: 1);

    public IEnumerable<Outcome> Execute(CommandContext context)
    {
        if (!context.Options.History.Enabled)
            return [Refusal.UnknownCommand(Verbs.Search)];

        var attributes = MessageTags.Parse(context.Parameters[0]);
        foreach (var (key, _) in attributes)
        {
            if (!Known.Contains(key))
                return [Invalid($"Allowed: {string.Join(", ", Known)}", key)];
        }

        if (FindLogs(context, attributes.Find("in")) is not { } logs)
            return [Invalid("There is no such conversation of yours", "in")];
        if (ParseTime(attributes.Find("after"), new EventId(-1), time => new EventId(EventId.FirstOf(time).Value - 1)) is not { } after)
            return [Invalid(TimeForm, "after")];
        if (ParseTime(attributes.Find("before"), context.Newest.Next(), time => EventId.LastOf(time).Next()) is not { } before)
            return [Invalid(TimeForm, "before")];
        if (ParseLimit(context, attributes.Find("limit")) is not { } limit)
            return [Invalid("The limit must be a positive number", "limit")];

        var words = (attributes.Find("text") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var from = attributes.Find("from") is { Length: > 0 } nick ? CaseMapping.Fold(nick) : null;
        if (words.Length > MaxWords)
            return [Invalid($"A text has at most {Replies.Text(MaxWords)} words", "text")];

        return Search(context.World, new SearchQuery(logs, words, from, after, before, limit)
        {
            CountedFrom = attributes.Contains("after") ? HistoryEnd.Oldest : HistoryEnd.Newest,
        });
    }

    private static IEnumerable<Outcome> Search(World world, SearchQuery query)
    {
        var searched = new MessagesSearched(query);
        yield return searched;
        yield return searched.Answer is { } found
            ? new Batched(BatchType, [], [.. found.Select(entry => ConversationLookup.Present(world, entry).ToOutgoing())])
            : Refusal.Fail(Verbs.Search, "INTERNAL_ERROR", "Messages could not be searched: try again later");
    }

    /// <summary>One conversation, or all of the client's.</summary>
    private static IReadOnlyList<HistoryLog>? FindLogs(CommandContext context, string? target)
    {
        if (target is not null)
            return ConversationLookup.Find(context, target) is { } found ? [found.Log] : null;

        var channels = context.User.Channels.Select(HistoryLog (channel) => new HistoryLog.OfChannel(channel.LogKey));
        return [.. channels, new HistoryLog.OfIdentity(context.User.Identity)];
    }

    private static EventId? ParseTime(string? text, EventId otherwise, Func<DateTimeOffset, EventId> beyond) =>
        text is null ? otherwise
        : ServerTime.TryParse(text, out var time) ? beyond(time) : null;

    private static int? ParseLimit(CommandContext context, string? text)
    {
        var most = context.Options.History.MaxMessagesPerRequest;
        if (text is null)
            return most;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, most) : null;
    }

    private static Refusal Invalid(string why, string attribute) => Refusal.Fail(Verbs.Search, "INVALID_PARAMS", why, attribute);
}
