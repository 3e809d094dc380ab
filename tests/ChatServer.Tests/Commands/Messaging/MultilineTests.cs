using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed class MultilineTests
{
    private const string Modern = "message-tags batch echo-message labeled-response draft/multiline draft/chathistory";
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public MultilineTests()
    {
        _chat.Register("alice", Modern);
        _chat.Register("bob", Modern);
        _chat.Register("carol", "message-tags");
        _chat.With("#lobby", "alice", "bob", "carol");
    }

    [Fact]
    public void It_is_one_message_for_those_who_know_it_and_lines_for_the_rest()
    {
        SendThreeLines();
        Assert.Collection(
            _chat.LinesTo("bob"),
            line => Assert.Matches(@"^@msgid=\S{13};\+x=1 :alice!alice@test BATCH \+m draft/multiline #lobby$", line),
            line => Assert.Equal("@batch=m :alice!alice@test PRIVMSG #lobby :", line),
            line => Assert.Equal("@batch=m :alice!alice@test PRIVMSG #lobby :how is ", line),
            line => Assert.Equal("@batch=m;draft/multiline-concat :alice!alice@test PRIVMSG #lobby everyone?", line),
            line => Assert.Equal(":alice!alice@test BATCH -m", line));
        Assert.Collection(
            _chat.LinesTo("carol"),
            line => Assert.Matches(@"^@msgid=\S{13};\+x=1 :alice!alice@test PRIVMSG #lobby :how is $", line),
            line => Assert.Equal("@+x=1 :alice!alice@test PRIVMSG #lobby everyone?", line));
    }

    [Fact]
    public void Its_label_is_on_the_batch_that_comes_back_and_nothing_comes_before()
    {
        SendThreeLines();
        var lines = _chat.LinesTo("alice");
        Assert.StartsWith("@", lines[0], StringComparison.Ordinal);
        Assert.Contains("label=L", lines[0].Split(' ')[0], StringComparison.Ordinal);
        Assert.Equal(5, lines.Count);
        Assert.DoesNotContain(lines.Skip(1), line => line.Contains("label", StringComparison.Ordinal));
    }

    [Fact]
    public void History_gives_it_back_as_a_batch_in_its_batch()
    {
        SendThreeLines();
        var lines = _chat.Ask("bob", "CHATHISTORY LATEST #lobby * 1");
        Assert.Equal(7, lines.Count);
        Assert.Contains("batch=b1", lines[1].Split(' ')[0], StringComparison.Ordinal);
        Assert.Contains("BATCH +m draft/multiline", lines[1], StringComparison.Ordinal);
        Assert.Equal(":alice!alice@test BATCH -m", lines[5]);
    }

    [Theory]
    [InlineData("@batch=other PRIVMSG #lobby :hi", "MULTILINE_INVALID")]
    [InlineData("@batch=1 PRIVMSG #other :hi", "MULTILINE_INVALID_TARGET #lobby #other")]
    [InlineData("@batch=1 NOTICE #lobby :hi", "MULTILINE_INVALID")]
    [InlineData("@batch=1 JOIN #lobby", "MULTILINE_INVALID")]
    [InlineData("@batch=1 EDITMSG #lobby 0123456789abc :hi", "MULTILINE_INVALID")]
    [InlineData("@batch=1;draft/multiline-concat PRIVMSG #lobby :", "MULTILINE_INVALID")]
    public void A_line_that_does_not_belong_voids_the_whole_once(string line, string fault)
    {
        _chat.Send("alice", "BATCH +1 draft/multiline #lobby", "@batch=1 PRIVMSG #lobby :first", line, "@batch=1 PRIVMSG #lobby :last", "BATCH -1");
        Assert.StartsWith($":chat.test FAIL BATCH {fault}", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("bob"));
    }

    [Fact]
    public void Lines_and_bytes_are_bounded()
    {
        _chat.Send("alice", "BATCH +1 draft/multiline #lobby");
        for (var i = 0; i <= 32; i++)
            _chat.Send("alice", "@batch=1 PRIVMSG #lobby hi");
        Assert.StartsWith(":chat.test FAIL BATCH MULTILINE_MAX_LINES 32 ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);

        _chat.Forget("alice");
        _chat.Send("alice", "BATCH +2 draft/multiline #lobby");
        for (var i = 0; i < 11; i++)
            _chat.Send("alice", $"@batch=2 PRIVMSG #lobby {new string('x', 400)}");
        Assert.StartsWith(":chat.test FAIL BATCH MULTILINE_MAX_BYTES 4096 ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_to_those_with_a_rank_too()
    {
        _chat.Send("alice", "MODE #lobby +v carol", "BATCH +1 draft/multiline +#lobby");
        _chat.Forget("carol");
        _chat.Send("alice", "@batch=1 PRIVMSG +#lobby :one", "@batch=1 PRIVMSG +#lobby :two", "BATCH -1");
        Assert.Equal(2, _chat.LinesTo("carol").Count);
        Assert.EndsWith(" PRIVMSG +#lobby two", _chat.LastLineTo("carol"), StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_alone_are_no_message()
    {
        _chat.Send("alice", "BATCH +1 draft/multiline #lobby", "@batch=1 PRIVMSG #lobby :", "BATCH -1");
        Assert.StartsWith(":chat.test FAIL BATCH MULTILINE_INVALID ", Assert.Single(_chat.LinesTo("alice")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BATCH +1 netsplit a b", "UNKNOWN_TYPE 1 netsplit")]
    [InlineData("BATCH 1 draft/multiline #lobby", "INVALID_REFTAG 1")]
    [InlineData("BATCH -1", "INVALID_REFTAG -1")]
    public void Other_batches_are_refused(string line, string fault) =>
        Assert.StartsWith($":chat.test FAIL BATCH {fault}".Replace(" -1", " 1", StringComparison.Ordinal), Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    private void SendThreeLines() => _chat.Send(
        "alice", "@label=L;+x=1 BATCH +1 draft/multiline #lobby", "@batch=1 PRIVMSG #lobby :", "@batch=1 PRIVMSG #lobby :how is ",
        "@batch=1;draft/multiline-concat PRIVMSG #lobby :everyone?", "BATCH -1");
}
