using ChatCore.Client;
using static ChatCore.Client.OutgoingState;

namespace ChatCore.Tests.Client;

public sealed class OutboxTests
{
    private readonly Outbox _outbox = new(limit: 4);

    [Fact]
    public void Messages_go_in_order_except_where_their_conversation_has_to_wait()
    {
        Add("1", "#a");
        Add("2", "#b");
        Add("3", "#a");
        Assert.Equal("2", Next(conversation => conversation != "#a"));
        Assert.Null(Next(conversation => conversation != "#a"));
        Assert.Equal("1", Next());
        Assert.Equal("3", Next());
        Assert.Null(Next());
    }

    [Fact]
    public void The_window_bounds_what_is_unconfirmed()
    {
        Add("1", "#a");
        Add("2", "#a");
        Assert.Equal("1", _outbox.TakeNext(1, _ => true)?.ClientId);
        Assert.Null(_outbox.TakeNext(1, _ => true));
        _outbox.Confirm("1");
        Assert.Equal("2", _outbox.TakeNext(1, _ => true)?.ClientId);
    }

    [Fact]
    public void What_is_uncertain_holds_its_conversation_back_and_then_goes_first()
    {
        Add("1", "#a");
        Next();
        _outbox.LoseConnection();
        Add("2", "#A");
        Add("3", "#b");
        Assert.Equal(["#a"], _outbox.UncertainConversations());
        Assert.Equal("3", Next());
        Assert.Null(Next());
        _outbox.SendUncertainAgain("#A");
        Assert.Equal("1", Next());
        Assert.Equal("2", Next());
    }

    [Fact]
    public void A_second_loss_before_going_again_keeps_the_message()
    {
        Add("1", "#a");
        Next();
        _outbox.LoseConnection();
        _outbox.SendUncertainAgain("#a");
        _outbox.LoseConnection();
        Assert.False(_outbox.IsUncertain("#a"));
        Assert.Equal("1", Next());
    }

    [Fact]
    public void What_was_not_sent_cannot_be_confirmed()
    {
        Add("1", "#a");
        _outbox.Confirm("1");
        Assert.Equal("1", Next());
        _outbox.LoseConnection();
        _outbox.Confirm("1");
        Assert.Equal([Queued, Sent, Stored], _outbox.TakeChanges().Select(m => m.State));
    }

    [Fact]
    public void What_waits_for_a_renamed_channel_or_was_refused_there_goes_to_its_new_name()
    {
        Add("1", "#a");
        Add("2", "#a");
        Add("3", "#b");
        Next();
        _outbox.Fail("1", "no");
        _outbox.Rename("#A", "#c");
        Assert.DoesNotContain(_outbox.TakeChanges(), change => change.Conversation == "#a");
        Assert.True(_outbox.Retry("1"));
        Assert.Equal(["#c", "#b", "#c"], Enumerable.Range(0, 3).Select(_ => _outbox.TakeNext(20, _ => true)?.Conversation));
    }

    [Fact]
    public void Every_change_is_told_once_and_in_order()
    {
        Add("1", "#a");
        Next();
        _outbox.Confirm("1");
        _outbox.Confirm("1");
        Assert.Equal([Queued, Sent, Stored], _outbox.TakeChanges().Select(m => m.State));
        Assert.Empty(_outbox.TakeChanges());
    }

    [Fact]
    public void What_waits_can_be_discarded_what_is_sent_cannot()
    {
        Add("1", "#a");
        Add("2", "#a");
        Next();
        Assert.False(_outbox.Discard("1"));
        Assert.True(_outbox.Discard("2"));
        Assert.False(_outbox.Discard("2"));
        Assert.Null(Next());
    }

    [Fact]
    public void A_failed_message_can_be_retried_at_the_end_or_discarded()
    {
        Add("1", "#a");
        Add("2", "#a");
        Next();
        _outbox.Fail("1", "no");
        Assert.True(_outbox.Retry("1"));
        Assert.False(_outbox.Retry("1"));
        Assert.Equal("2", Next());
        Assert.Equal("1", Next());
        _outbox.Fail("1", "no again");
        Assert.True(_outbox.Discard("1"));
        Assert.False(_outbox.Retry("1"));
    }

    [Fact]
    public void It_takes_all_of_a_text_or_nothing()
    {
        Add("1", "#a");
        Add("2", "#a");
        Assert.Throws<InvalidOperationException>(() => _outbox.Add([Message("3", "#a"), Message("4", "#a"), Message("5", "#a")]));
        _outbox.Add([Message("3", "#a"), Message("4", "#a")]);
        Assert.Equal(["1", "2", "3", "4"], _outbox.TakeChanges().Select(m => m.ClientId));
    }

    [Fact]
    public void Failed_messages_are_kept_up_to_the_limit()
    {
        for (var i = 0; i < 6; i++)
        {
            Add($"{i}", "#a");
            Next();
            _outbox.Fail($"{i}", "no");
        }

        Assert.False(_outbox.Discard("0"));
        Assert.False(_outbox.Discard("1"));
        Assert.True(_outbox.Discard("2"));
    }

    private void Add(string id, string conversation) => _outbox.Add([Message(id, conversation)]);

    private string? Next(Func<string, bool>? mayGo = null) => _outbox.TakeNext(20, mayGo ?? (_ => true))?.ClientId;

    private static OutgoingMessage Message(string id, string conversation) => new(id, conversation, "text", MessageKind.Message, Queued);
}
