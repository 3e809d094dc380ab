using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Commands.Reading;

/// <summary>What a client's references ask for: both ends are exclusive, and the limit counts from one of them.</summary>
/// <param name="After">Nothing up to this is read.</param>
/// <param name="Before">Nothing from this on is read.</param>
/// <param name="From">The end from which the limit counts.</param>
/// <param name="Middle">For AROUND, the event in the middle: it is the first of the later half.</param>
internal sealed record HistoryRange(EventId After, EventId Before, HistoryEnd From, EventId? Middle = null)
{
    /// <summary>Nothing newer than this command is read: that is delivered live.</summary>
    /// <returns>Null when the references are none, or not allowed with the subcommand.</returns>
    public static HistoryRange? Parse(string subcommand, IReadOnlyList<string> references, EventId newest)
    {
        var end = newest.Next();
        if (subcommand == "LATEST" && references is ["*"])
            return new HistoryRange(default, end, HistoryEnd.Newest);
        if (ParseReference(references[0]) is not var (first, last))
            return null;

        switch (subcommand)
        {
            case "LATEST":
                return new HistoryRange(last, end, HistoryEnd.Newest);
            case "BEFORE":
                return new HistoryRange(default, Earlier(first, end), HistoryEnd.Newest);
            case "AFTER":
                return new HistoryRange(last, end, HistoryEnd.Oldest);
            case "AROUND":
                return new HistoryRange(default, end, HistoryEnd.Oldest, Earlier(first, end));
            case "BETWEEN" when ParseReference(references[1]) is var (otherFirst, otherLast):
                return first <= otherFirst
                    ? new HistoryRange(last, Earlier(otherFirst, end), HistoryEnd.Oldest)
                    : new HistoryRange(otherLast, Earlier(first, end), HistoryEnd.Newest);
            default:
                return null;
        }
    }

    /// <summary>The first reference of a type that the server does not know, as ISUPPORT's MSGREFTYPES tells.</summary>
    public static string? FindUnknownType(IEnumerable<string> references) => references.FirstOrDefault(reference =>
        reference.Contains('=', StringComparison.Ordinal)
        && !reference.StartsWith("msgid=", StringComparison.Ordinal) && !reference.StartsWith("timestamp=", StringComparison.Ordinal));

    /// <summary>What to ask the store, in order: of the middle, half of the messages before it and then the rest.</summary>
    public IEnumerable<HistoryQuery> Queries(HistoryLog log, int count)
    {
        if (Middle is not { } middle)
            return [new HistoryQuery(log, After, Before, count, From)];

        var later = new HistoryQuery(log, new EventId(middle.Value - 1), Before, count, HistoryEnd.Oldest);
        return count == 1 ? [later] : [new HistoryQuery(log, After, middle, count / 2, HistoryEnd.Newest), later];
    }

    /// <summary>The first and the last event that the reference can mean: one message, or all of one millisecond.</summary>
    private static (EventId First, EventId Last)? ParseReference(string reference)
    {
        var equals = reference.IndexOf('=', StringComparison.Ordinal);
        var value = reference[(equals + 1)..];
        switch (equals < 0 ? string.Empty : reference[..equals])
        {
            case "msgid" when EventId.TryParse(value, out var id):
                return (id, id);
            case "timestamp" when ServerTime.TryParse(value, out var time):
                return (EventId.FirstOf(time), EventId.LastOf(time));
            default:
                return null;
        }
    }

    private static EventId Earlier(EventId left, EventId right) => left < right ? left : right;
}
