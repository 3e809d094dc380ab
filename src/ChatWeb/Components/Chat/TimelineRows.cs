using ChatCore.Client;
using ChatWeb.Sessions;

namespace ChatWeb.Components.Chat;

/// <summary>Entries → rows: days, groups by author, and the mark of what is new.</summary>
internal static class TimelineRows
{
    public static readonly TimeSpan GroupWindow = TimeSpan.FromMinutes(5);

    public static List<TimelineRow> Build(IReadOnlyList<TimelineEntry> entries, TimeZoneInfo zone, string? firstUnreadKey) =>
        Build(entries, zone, firstUnreadKey, default).Rows;

    /// <summary>The rows that stand below others, and what those below them have to know.</summary>
    public static (List<TimelineRow> Rows, RowContext After) Build(
        IReadOnlyList<TimelineEntry> entries, TimeZoneInfo zone, string? firstUnreadKey, RowContext before)
    {
        var rows = new List<TimelineRow>(entries.Count + 2);
        var (day, previous) = before;
        foreach (var entry in entries)
        {
            var at = TimeZoneInfo.ConvertTime(entry.At, zone);
            var date = DateOnly.FromDateTime(at.DateTime);
            if (day is null || date > day)
            {
                rows.Add(new TimelineRow.Day(date));
                (day, previous) = (date, null);
            }

            if (firstUnreadKey is not null && entry.Key == firstUnreadKey)
            {
                rows.Add(new TimelineRow.NewFromHere());
                previous = null;
            }

            if (entry is TimelineEntry.Noted note)
            {
                rows.Add(new TimelineRow.Note(note, at));
                previous = null;
                continue;
            }

            if (entry is TimelineEntry.Noise noise)
            {
                rows.Add(new TimelineRow.Noise(noise, [.. noise.Notes.Select(folded => new TimelineRow.Note(folded, TimeZoneInfo.ConvertTime(folded.At, zone)))]));
                previous = null;
                continue;
            }

            previous = new TimelineRow.Message(entry, at, BeginsGroup: previous is null || !Continues(previous, entry));
            rows.Add(previous);
        }

        return (rows, new RowContext(day, previous));
    }

    /// <summary>A message and its answers, each with its author.</summary>
    public static IReadOnlyList<TimelineRow.Message> Thread(Timeline timeline, string rootId, TimeZoneInfo zone) =>
    [
        .. timeline.Thread(rootId).Select(said =>
            new TimelineRow.Message(said with { Quote = null, Replies = 0 }, TimeZoneInfo.ConvertTime(said.At, zone), BeginsGroup: true)),
    ];

    private static bool Continues(TimelineRow.Message previous, TimelineEntry entry) =>
        !IsReply(entry) && AuthorOf(previous.Entry) is var (sender, kind) && AuthorOf(entry) == (sender, kind) && kind == MessageKind.Message &&
        entry.At - previous.At < GroupWindow;

    private static bool IsReply(TimelineEntry entry) => entry is TimelineEntry.Said { Quote: not null } or TimelineEntry.Pending { Quote: not null };

    private static (string Sender, MessageKind Kind) AuthorOf(TimelineEntry entry) => entry switch
    {
        TimelineEntry.Said said => (said.Message.Sender, said.Message.Kind),
        TimelineEntry.Pending pending => (pending.Sender, pending.Message.Kind),
        _ => (string.Empty, MessageKind.Notice),
    };
}
