using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

/// <summary>IRCv3 <c>+typing</c> over TAGMSG: passed on to whom PRIVMSG could, and kept nowhere.</summary>
public sealed class TypingTests
{
    private const string Modern = "message-tags batch draft/chathistory draft/event-playback";
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public TypingTests()
    {
        _chat.Register("alice", Modern);
        _chat.Register("bob", Modern);
        _chat.Register("old");
        _chat.With("#lobby", "alice", "bob", "old");
    }

    [Theory]
    [InlineData("active")]
    [InlineData("paused")]
    [InlineData("done")]
    public void It_reaches_those_who_know_tags_and_nobody_else(string state)
    {
        _chat.Send("alice", $"@+typing={state} TAGMSG #lobby");
        Assert.StartsWith($"@+typing={state}", Sorted(_chat.LastLineTo("bob")), StringComparison.Ordinal);
        Assert.EndsWith(" :alice!alice@test TAGMSG #lobby", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("old"));
    }

    [Fact]
    public void In_private_it_reaches_its_recipient_alone()
    {
        _chat.Forget("bob");
        _chat.Send("alice", "@+typing=active TAGMSG bob");
        Assert.EndsWith(" :alice!alice@test TAGMSG bob", Assert.Single(_chat.LinesTo("bob")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_travels_on_messages_too()
    {
        _chat.Send("alice", "@+typing=done PRIVMSG #lobby :there");
        Assert.Contains("+typing=done", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        Assert.Equal(":alice!alice@test PRIVMSG #lobby there", _chat.LastLineTo("old"));
    }

    [Fact]
    public void It_is_not_in_the_history()
    {
        _chat.Send("alice", "@+typing=active TAGMSG #lobby", "@+typing=active TAGMSG bob");
        Assert.DoesNotContain(_chat.Ask("bob", "CHATHISTORY LATEST #lobby * 50"), line => line.Contains("TAGMSG", StringComparison.Ordinal));
        Assert.DoesNotContain(_chat.Ask("bob", "CHATHISTORY LATEST alice * 50"), line => line.Contains("TAGMSG", StringComparison.Ordinal));
    }

    [Fact]
    public void It_can_be_addressed_to_a_rank_and_to_several()
    {
        _chat.Send("bob", "@+typing=active TAGMSG @#lobby,alice");
        Assert.Equal([" TAGMSG @#lobby", " TAGMSG alice"], _chat.LinesTo("alice").TakeLast(2).Select(line => line.Split("bob!bob@test")[1]));
        Assert.StartsWith(":chat.test 407 bob ", Assert.Single(_chat.Ask("bob", "@+typing=active TAGMSG a,b,c,d,e")), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_unranked_speak_to_operators_alone_their_typing_is_for_them_as_well()
    {
        _chat.With("#lobby", "alice");
        _chat.Register("carol", Modern);
        _chat.With("#lobby", "carol");
        _chat.Send("alice", "MODE #lobby +U");
        _chat.Forget("carol");
        _chat.Send("bob", "@+typing=active TAGMSG #lobby");
        Assert.Empty(_chat.LinesTo("carol"));
        Assert.EndsWith(" TAGMSG #lobby", _chat.LastLineTo("alice"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MODE #lobby +m", "404 bob #lobby")]
    [InlineData("MODE #lobby +b m:bob", "404 bob #lobby")]
    public void Who_may_not_speak_may_not_tell_that_it_types(string mode, string refusal)
    {
        _chat.Send("alice", mode);
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("bob", "@+typing=active TAGMSG #lobby")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TAGMSG nobody", "401 bob nobody")]
    [InlineData("TAGMSG #nowhere", "403 bob #nowhere")]
    [InlineData("TAGMSG", "461 bob TAGMSG")]
    public void Where_nobody_is_it_is_refused(string line, string refusal) =>
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("bob", $"@+typing=active {line}")), StringComparison.Ordinal);

    [Fact]
    public void It_costs_as_much_of_the_commands_a_second_as_any_other()
    {
        var chat = new TestChat(TestChat.Unhurried with { Limits = new LimitOptions { CommandsPerSecond = 2 } });
        chat.Register("alice", "message-tags");
        var sent = Record.Exception(() =>
        {
            for (var i = 0; i < 10; i++)
                chat.Send("alice", "@+typing=active TAGMSG alice");
        });
        Assert.NotNull(sent);
    }

    private static string Sorted(string line) => $"@{string.Join(';', line.Split(' ')[0][1..].Split(';').Order(StringComparer.Ordinal))}";
}
