using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

/// <summary>What was said behind a door is not there for whoever builds a house of the same name.</summary>
public sealed class ClosingTests
{
    private readonly TestChat _chat = new TestChat().With("#den", "alice", "bob");

    [Theory]
    [InlineData("+k sesame")]
    [InlineData("+i")]
    [InlineData("+R")]
    [InlineData("+s")]
    public void A_channel_that_not_everybody_could_enter_ends_with_its_last_member(string mode)
    {
        _chat.Send("alice", $"MODE #den {mode}", "TOPIC #den :hush", "PRIVMSG #den :secret", "PART #den");
        _chat.Send("bob", "QUIT");
        _chat.Register("eve");

        Assert.DoesNotContain(_chat.Ask("eve", "JOIN #den"), line => line.Contains("hush", StringComparison.Ordinal));
        Assert.DoesNotContain(_chat.Ask("eve", "CHATHISTORY LATEST #den * 10"), line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void It_goes_on_for_as_long_as_somebody_is_there()
    {
        _chat.Send("alice", "MODE #den +k sesame", "PRIVMSG #den :secret", "PART #den");

        Assert.Contains(_chat.Ask("bob", "CHATHISTORY LATEST #den * 10"), line => line.EndsWith(" :secret", StringComparison.Ordinal) || line.EndsWith(" secret", StringComparison.Ordinal));
    }

    [Fact]
    public void An_open_channel_keeps_its_history()
    {
        _chat.Send("alice", "PRIVMSG #den :hello", "PART #den");
        _chat.Send("bob", "PART #den", "JOIN #den");

        Assert.Contains(_chat.Ask("bob", "CHATHISTORY LATEST #den * 10"), line => line.EndsWith("hello", StringComparison.Ordinal));
    }
}
