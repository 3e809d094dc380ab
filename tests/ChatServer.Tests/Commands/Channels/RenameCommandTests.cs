using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

public sealed class RenameCommandTests
{
    private readonly TestChat _chat = new TestChat().With("#old", "alice", "bob");

    [Fact]
    public void Clients_that_know_rename_are_told_and_the_others_move()
    {
        _chat.Send("alice", "CAP REQ draft/channel-rename", "TOPIC #old :Hello");
        _chat.Forget("bob");
        Assert.Equal([":alice!alice@test RENAME #old #new :a better name"], _chat.Ask("alice", "RENAME #old #new :a better name"));
        Assert.Equal(
            [":bob!bob@test PART #old :a better name", ":bob!bob@test JOIN #new", ":chat.test 332 bob #new Hello"], _chat.LinesTo("bob").Take(3));
        Assert.Equal([":chat.test 353 bob = #new :@alice bob", ":chat.test 366 bob #new :End of /NAMES list"], _chat.LinesTo("bob").TakeLast(2));
        Assert.Null(_chat.World.FindChannel("#old"));
    }

    [Theory]
    [InlineData("bob", "RENAME #old #new", "482 bob #old ")]
    [InlineData("alice", "RENAME #nowhere #new", "403 alice #nowhere ")]
    [InlineData("alice", "RENAME #old new", "FAIL RENAME CANNOT_RENAME #old new ")]
    [InlineData("alice", "RENAME #old #taken", "FAIL RENAME CHANNEL_NAME_IN_USE #old #taken ")]
    public void What_cannot_be_is_refused(string nick, string line, string refusal)
    {
        _chat.With("#taken", "carol");
        Assert.Contains(refusal, Assert.Single(_chat.Ask(nick, line)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_channel_may_change_the_case_of_its_name()
    {
        _chat.Send("alice", "RENAME #old #Old");
        Assert.Equal("#Old", _chat.World.FindChannel("#old")!.Name);
    }

    [Fact]
    public void The_history_goes_with_the_channel_and_stays_out_of_reach_under_the_old_name()
    {
        _chat.Send("alice", "PRIVMSG #old :ours", "RENAME #old #new");
        _chat.Register("eve");
        _chat.Send("eve", "JOIN #old");

        Assert.DoesNotContain(_chat.Ask("eve", "CHATHISTORY LATEST #old * 10"), line => line.Contains("ours", StringComparison.Ordinal));
        Assert.Contains(":alice!alice@test PRIVMSG #new ours", _chat.Ask("bob", "CHATHISTORY LATEST #new * 10"));
    }

    [Fact]
    public void What_was_read_before_counts_under_the_new_name()
    {
        _chat.Send("bob", "MARKREAD #old timestamp=2026-11-22T11:00:00.000Z");
        _chat.Send("alice", "RENAME #old #new");

        Assert.Equal([":chat.test MARKREAD #new timestamp=2026-11-22T11:00:00.000Z"], _chat.Ask("bob", "MARKREAD #new"));
    }

    [Fact]
    public void A_client_that_plays_events_back_sees_the_renaming()
    {
        _chat.Send("alice", "CAP REQ :draft/channel-rename draft/event-playback", "RENAME #old #new :better");

        Assert.Contains(":alice!alice@test RENAME #old #new better", _chat.Ask("alice", "CHATHISTORY LATEST #new * 10"));
    }
}
