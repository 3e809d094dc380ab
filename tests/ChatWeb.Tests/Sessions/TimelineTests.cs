using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Sessions;

public sealed class TimelineTests
{
    private readonly Timeline _timeline = new();

    [Fact]
    public void Messages_are_in_the_order_of_their_ids_however_they_come()
    {
        _timeline.Add(Samples.Message(5), isMention: false);
        _timeline.Merge(Samples.Messages(1, 4), reachesStart: true, _ => false);
        _timeline.Add(Samples.Message(7), isMention: false);
        _timeline.Merge([Samples.Message(6)], reachesStart: false, _ => false);

        Assert.Equal(Enumerable.Range(1, 7).Select(number => $"message {number}"), Texts());
    }

    [Fact]
    public void A_message_told_twice_is_there_once()
    {
        _timeline.Add(Samples.Message(1), isMention: false);
        _timeline.Merge(Samples.Messages(1, 2), reachesStart: false, _ => false);
        _timeline.Add(Samples.Message(2), isMention: false);

        Assert.Equal(["message 1", "message 2"], Texts());
    }

    [Fact]
    public void A_note_stays_between_the_messages_it_happened_between()
    {
        _timeline.Note(NoteKind.Joined, "tomas", null, null, Samples.Noon.AddSeconds(3.5));
        _timeline.Merge(Samples.Messages(1, 5), reachesStart: true, _ => false);

        Assert.IsType<TimelineEntry.Noted>(_timeline.Tail(100).Entries[3]);
    }

    [Fact]
    public void An_own_message_keeps_its_key_from_pending_to_stored()
    {
        var outgoing = new OutgoingMessage("c1", "#lobby", "hello", MessageKind.Message, OutgoingState.Sent);
        _timeline.Track(outgoing, "helena", Samples.Noon);
        var pending = Assert.Single(_timeline.Tail(10).Entries);

        _timeline.Add(Samples.Message(1, "helena", clientId: "c1"), isMention: false);
        _timeline.Track(outgoing with { State = OutgoingState.Stored }, "helena", Samples.Noon);

        var stored = Assert.Single(_timeline.Tail(10).Entries);
        Assert.IsType<TimelineEntry.Pending>(pending);
        Assert.IsType<TimelineEntry.Said>(stored);
        Assert.Equal(pending.Key, stored.Key);
    }

    [Fact]
    public void A_failed_message_stays_at_the_end_until_it_is_forgotten()
    {
        _timeline.Track(new OutgoingMessage("c1", "#lobby", "hello", MessageKind.Message, OutgoingState.Failed, "no"), "helena", Samples.Noon);
        _timeline.Add(Samples.Message(9), isMention: false);
        Assert.IsType<TimelineEntry.Pending>(_timeline.Tail(10).Entries[^1]);

        _timeline.Forget("c1");
        Assert.IsType<TimelineEntry.Said>(Assert.Single(_timeline.Tail(10).Entries));
    }

    [Fact]
    public void It_is_bounded_and_what_fell_out_can_be_read_again()
    {
        _timeline.Merge([Samples.Message(0)], reachesStart: true, _ => false);
        for (var number = 1; number <= Timeline.Capacity * 2; number++)
            _timeline.Add(Samples.Message(number), isMention: false);

        var all = _timeline.Slice(long.MinValue / 2, int.MaxValue);
        Assert.InRange(all.Entries.Length, Timeline.Capacity, Timeline.Capacity + 200);
        Assert.False(all.ReachesStart);
        Assert.Equal($"message {Timeline.Capacity * 2}", Texts()[^1]);
    }

    [Fact]
    public void While_somebody_reads_back_more_is_kept_and_positions_stay_valid()
    {
        _timeline.Merge(Samples.Messages(5_001, 5_100), reachesStart: false, _ => false);
        var before = _timeline.Tail(10);
        using (_timeline.KeepOlder())
        {
            _timeline.Merge(Samples.Messages(2_001, 5_000), reachesStart: false, _ => false);
            Assert.Equal(3_100, _timeline.Slice(long.MinValue / 2, int.MaxValue).Entries.Length);
            Assert.Equal(before.Entries[0], _timeline.Slice(before.Start, 10).Entries[0]);
        }

        _timeline.Add(Samples.Message(5_101), isMention: false);
        Assert.Equal(Timeline.Capacity, _timeline.Slice(long.MinValue / 2, int.MaxValue).Entries.Length);
        Assert.Equal(before.Entries[0], _timeline.Slice(before.Start, 10).Entries[0]);
    }

    [Fact]
    public void The_start_is_reached_only_when_the_oldest_page_says_so()
    {
        _timeline.Merge(Samples.Messages(10, 20), reachesStart: false, _ => false);
        Assert.False(_timeline.Tail(5).ReachesStart);

        _timeline.Merge(Samples.Messages(1, 9), reachesStart: true, _ => false);
        Assert.True(_timeline.Tail(5).ReachesStart);
        Assert.Equal("000001", _timeline.OldestId);
    }

    [Fact]
    public void Every_change_has_a_version_of_its_own()
    {
        var before = _timeline.Version;
        _timeline.Add(Samples.Message(1), isMention: false);
        Assert.True(_timeline.Version > before);
    }

    private string[] Texts() => [.. _timeline.Slice(long.MinValue / 2, int.MaxValue).Entries.OfType<TimelineEntry.Said>().Select(said => said.Message.Text)];
}
