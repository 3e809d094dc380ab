using System.Globalization;
using ChatCore.Client;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Sessions;

public sealed class AmendmentTests
{
    private readonly Timeline _timeline = new();

    public AmendmentTests() => _timeline.Merge(Samples.Messages(1, 5), reachesStart: true, _ => false);

    [Fact]
    public void Reactions_are_counted_with_their_givers_and_can_be_taken_back()
    {
        _timeline.Amend([React("10", "maria", "👍"), React("11", "helena", "👍", isOwn: true), React("12", "tomas", "🎉"), React("13", "tomas", "🎉", isOn: false)]);
        var reaction = Assert.Single(Find("000003").Amendment.Reactions);
        Assert.Equal(("👍", "maria, helena", true), (reaction.Symbol, string.Join(", ", reaction.By), reaction.IsOwn));
    }

    [Fact]
    public void Of_two_changes_the_one_with_the_higher_id_holds_however_they_come()
    {
        _timeline.Amend([Edit("12", "third"), React("14", "maria", "👍", isOn: false)]);
        _timeline.Amend([Edit("11", "second"), React("13", "maria", "👍"), Edit("12", "third")]);
        Assert.Equal("third", Find("000003").Text);
        Assert.Empty(Find("000003").Amendment.Reactions);
    }

    [Fact]
    public void What_was_done_to_a_message_not_read_yet_is_there_when_it_is()
    {
        var timeline = new Timeline();
        timeline.Amend([new MessageChange.Redacted("20", "000003", "maria", Samples.Noon, null)]);
        timeline.Merge(Samples.Messages(1, 5), reachesStart: true, _ => false);
        Assert.True(timeline.Find("000003")!.Value.Said.IsRedacted);
        Assert.False(timeline.Find("000004")!.Value.Said.IsRedacted);
    }

    [Fact]
    public void A_message_does_not_take_any_number_of_reactions()
    {
        for (var number = 0; number < Amendments.SymbolLimit * 2; number++)
            _timeline.Amend([React(number.ToString("D6", CultureInfo.InvariantCulture), "maria", $"s{number.ToString(CultureInfo.InvariantCulture)}")]);

        Assert.Equal(Amendments.SymbolLimit, Find("000003").Amendment.Reactions.Length);
        for (var number = 0; number < Amendments.ReactionLimit * 2; number++)
            _timeline.Amend([React($"x{number.ToString("D6", CultureInfo.InvariantCulture)}", $"nick{number.ToString(CultureInfo.InvariantCulture)}", "s1")]);

        Assert.Equal(Amendments.ReactionLimit, Find("000003").Amendment.Reactions.Sum(reaction => reaction.By.Length));
    }

    [Fact]
    public void Answers_show_what_they_answer_and_make_a_thread()
    {
        _timeline.Add(Samples.Message(6) with { ReplyTo = "000003" }, isMention: false);
        _timeline.Add(Samples.Message(7) with { ReplyTo = "000006" }, isMention: false);
        _timeline.Add(Samples.Message(8) with { ReplyTo = "999999" }, isMention: false);
        _timeline.Amend([Edit("20", "better")]);

        Assert.Equal(new Quote("000003", "maria", "better"), Find("000006").Quote);
        Assert.Equal(new Quote("999999", null, null), Find("000008").Quote);
        Assert.Equal(1, Find("000003").Replies);
        Assert.Equal(["000003", "000006", "000007"], _timeline.Thread("000003").Select(said => said.Message.Id));
    }

    [Fact]
    public void Messages_are_found_between_notes()
    {
        for (var number = 6; number <= 60; number++)
        {
            _timeline.Note(NoteKind.TopicChanged, "maria", null, "news", Samples.Noon.AddSeconds(number));
            if (number % 3 == 0)
                _timeline.Add(Samples.Message(number), isMention: false);
        }

        for (var number = 6; number <= 60; number++)
            Assert.Equal(number % 3 == 0, _timeline.Find(Samples.Message(number).Id) is not null);
    }

    [Fact]
    public void Coming_and_going_is_one_entry_and_what_is_said_ends_it()
    {
        for (var number = 6; number <= 9; number++)
            _timeline.Note(NoteKind.Joined, "tomas", null, null, Samples.Noon.AddSeconds(number));
        _timeline.Note(NoteKind.TopicChanged, "maria", null, "news", Samples.Noon.AddSeconds(10));
        _timeline.Note(NoteKind.Quit, "tomas", null, null, Samples.Noon.AddSeconds(11));

        var entries = _timeline.Tail(3).Entries;
        Assert.Equal(4, Assert.IsType<TimelineEntry.Noise>(entries[0]).Notes.Length);
        Assert.Equal(["n1", "n5", "n6"], entries.Select(entry => entry.Key));
    }

    [Fact]
    public void Five_thousand_joins_leave_the_messages_where_they_are()
    {
        for (var number = 0; number < 5_000; number++)
            _timeline.Note(NoteKind.Joined, "tomas", null, null, Samples.Noon.AddMinutes(1));

        Assert.Equal(55, _timeline.Tail(1_000).Entries.Length);
    }

    private static MessageChange.Reacted React(string id, string by, string symbol, bool isOn = true, bool isOwn = false) =>
        new(id, "000003", by, Samples.Noon, symbol, isOn, isOwn);

    private static MessageChange.Edited Edit(string id, string text) => new(id, "000003", "maria", Samples.Noon, text);

    private TimelineEntry.Said Find(string id) => _timeline.Find(id)!.Value.Said;
}
