using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed class LabelTests
{
    private readonly TestChat _chat = new();

    public LabelTests() => _chat.Register("alice", "batch labeled-response");

    [Fact]
    public void A_command_without_an_answer_is_acknowledged() =>
        Assert.Equal(["@label=a :chat.test ACK"], _chat.Ask("alice", "@label=a PONG x"));

    [Fact]
    public void A_message_without_echo_is_acknowledged_once_stored()
    {
        _chat.Register("bob");
        Assert.Equal(["@label=a :chat.test ACK"], _chat.Ask("alice", "@label=a PRIVMSG bob :x"));
        Assert.Equal([":alice!alice@test PRIVMSG bob x"], _chat.LinesTo("bob"));
    }

    [Fact]
    public void A_single_answer_carries_the_label() =>
        Assert.Equal(["@label=a :chat.test PONG chat.test x"], _chat.Ask("alice", "@label=a PING x"));

    [Fact]
    public void A_refusal_carries_the_label() =>
        Assert.Equal(["@label=a :chat.test 421 alice NONSENSE :Unknown command"], _chat.Ask("alice", "@label=a NONSENSE"));

    [Fact]
    public void Several_answers_come_in_a_batch()
    {
        var lines = _chat.Ask("alice", "@label=a JOIN #lobby");
        Assert.Equal("@label=a :chat.test BATCH +r labeled-response", lines[0]);
        Assert.Equal("@batch=r :alice!alice@test JOIN #lobby", lines[1]);
        Assert.Equal(":chat.test BATCH -r", lines[^1]);
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.StartsWith("@batch=r ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_capability_a_label_means_nothing()
    {
        _chat.Register("bob", "message-tags");
        Assert.Equal([":chat.test PONG chat.test x"], _chat.Ask("bob", "@label=a PING x"));
    }
}
