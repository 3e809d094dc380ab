using System.Collections.Immutable;
using ChatWeb.Components.Chat;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Chat;

public sealed class RowBlocksTests
{
    private readonly Timeline _timeline = new();
    private readonly TimelineWindow _window = new();
    private readonly RowBlocks _rows = new();

    [Fact]
    public void What_is_said_changes_the_last_block_and_no_other()
    {
        _timeline.Merge(Samples.Messages(1, 1_000), reachesStart: false, _ => false);
        var before = Build();
        _timeline.Add(Samples.Message(1_001), isMention: false);
        var after = Build();

        Assert.Equal(before.Count + 1, after.Count);
        Assert.All(before.Zip(after), pair => Assert.Same(pair.First, pair.Second));
        _timeline.Add(Samples.Message(1_002), isMention: false);
        Assert.Equal(1, after.Zip(Build()).Count(pair => !ReferenceEquals(pair.First, pair.Second)));
    }

    [Fact]
    public void Blocks_together_are_the_rows_of_the_whole()
    {
        _timeline.Merge([.. Enumerable.Range(1, 300).Select(number => Samples.Message(number * 40, number % 7 < 3 ? "maria" : "tomas"))], reachesStart: true, _ => false);
        var slice = _window.Read(_timeline);
        var unread = slice.Entries[70].Key;
        var whole = TimelineRows.Build(slice.Entries, TimeZoneInfo.Utc, unread);
        Assert.Equal(whole, _rows.Build(slice, [], TimeZoneInfo.Utc, unread).SelectMany(block => block.Rows));
    }

    [Fact]
    public void A_change_of_one_message_changes_its_block_alone()
    {
        _timeline.Merge(Samples.Messages(1, 200), reachesStart: true, _ => false);
        var before = Build();
        _timeline.Hide("000150", isHidden: true);
        Assert.Equal(1, before.Zip(Build()).Count(pair => !ReferenceEquals(pair.First, pair.Second)));
    }

    [Fact]
    public void However_much_is_said_the_tail_stays_bounded_and_loses_whole_blocks()
    {
        for (var number = 1; number <= 5_000; number++)
        {
            _timeline.Add(Samples.Message(number), isMention: false);
            var slice = _window.Read(_timeline);
            Assert.InRange(slice.Entries.Length, Math.Min(number, TimelineWindow.TailSize), TimelineWindow.TailSize + RowBlocks.Size - 1);
            Assert.Equal(0, slice.Start % RowBlocks.Size);
        }

        Assert.Equal("005000", Build()[^1].Rows[^1].Key);
    }

    [Fact]
    public void Ignoring_somebody_hides_their_messages_in_every_block()
    {
        _timeline.Merge([.. Enumerable.Range(1, 60).Select(number => Samples.Message(number, number % 2 == 0 ? "maria" : "tomas"))], reachesStart: true, _ => false);
        Build();
        var rows = _rows.Build(_window.Read(_timeline), ["tomas"], TimeZoneInfo.Utc, null).SelectMany(block => block.Rows).OfType<TimelineRow.Message>();
        Assert.Equal(30, rows.Count());
    }

    private IReadOnlyList<RowBlock> Build() => _rows.Build(_window.Read(_timeline), ImmutableHashSet<string>.Empty, TimeZoneInfo.Utc, null);
}
