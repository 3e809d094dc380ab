using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

public sealed class TimelineRowsTests
{
    [Fact]
    public void Messages_of_one_author_within_minutes_are_a_group()
    {
        var rows = Build([Said(1), Said(2), Said(3, "tomas"), Said(400, "tomas")]);
        Assert.Equal([true, false, true, true], rows.OfType<TimelineRow.Message>().Select(row => row.BeginsGroup));
    }

    [Fact]
    public void Days_are_the_readers_days()
    {
        var late = new TimelineEntry.Said(Samples.Message(1) with { At = new DateTimeOffset(2026, 11, 21, 1, 30, 0, TimeSpan.Zero) }, false);
        var later = new TimelineEntry.Said(Samples.Message(2) with { At = new DateTimeOffset(2026, 11, 21, 4, 0, 0, TimeSpan.Zero) }, false);
        var west = TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-3), "west", "west");

        Assert.Equal(
            [new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21)],
            TimelineRows.Build([late, later], west, null).OfType<TimelineRow.Day>().Select(row => row.Date));
        Assert.Single(Build([late, later]).OfType<TimelineRow.Day>());
    }

    [Fact]
    public void What_is_new_is_marked_before_its_first_message()
    {
        var rows = TimelineRows.Build([Said(1), Said(2)], TimeZoneInfo.Utc, "000002");
        Assert.Equal(["d20261120", "000001", "new", "000002"], rows.Select(row => row.Key));
        Assert.True(((TimelineRow.Message)rows[3]).BeginsGroup);
    }

    [Fact]
    public void A_window_stays_where_its_reader_is_and_follows_at_the_end()
    {
        var timeline = new Timeline();
        timeline.Merge(Samples.Messages(1, 1_000), reachesStart: true, _ => false);
        var window = new TimelineWindow();
        var shown = window.Read(timeline);
        Assert.Equal((TimelineWindow.TailSize, false), (shown.Entries.Length, shown.HasNewer));

        window.MoveOlder(shown, timeline);
        var older = window.Read(timeline);
        timeline.Add(Samples.Message(1_001), isMention: false);
        Assert.Equal(older.Start, window.Read(timeline).Start);
        Assert.Equal(1, window.NewSince(timeline));

        window.MoveOlder(older, timeline);
        Assert.InRange(window.Read(timeline).Entries.Length, 1, TimelineWindow.MaxSize);
        Assert.True(window.Read(timeline).HasNewer);

        window.Follow();
        Assert.Equal("001001", window.Read(timeline).Entries[^1].Key);
    }

    private static TimelineEntry.Said Said(int number, string sender = "maria") => new(Samples.Message(number, sender), false);

    private static List<TimelineRow> Build(TimelineEntry[] entries) => TimelineRows.Build(entries, TimeZoneInfo.Utc, null);
}
