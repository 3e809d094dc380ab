using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands;

public sealed class BadLineTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice");

    [Fact]
    public void An_unknown_command_is_named() =>
        Assert.Equal([":chat.test 421 alice NONSENSE :Unknown command"], _chat.Ask("alice", "nonsense with parameters"));

    [Fact]
    public void A_line_that_is_too_long_is_refused_and_the_next_one_taken()
    {
        _chat.Forget("alice");
        _chat.Send("alice", $"PRIVMSG #lobby :{new string('x', 600)}", "PING still");
        Assert.Equal([":chat.test 417 alice :Input line was too long", ":chat.test PONG chat.test still"], _chat.LinesTo("alice"));
    }

    [Fact]
    public void Tags_that_are_too_long_are_refused() =>
        Assert.Equal([":chat.test 417 alice :Input line was too long"], _chat.Ask("alice", $"@+a={new string('x', 4100)} PING x"));

    [Fact]
    public void Invalid_utf8_is_refused_and_the_connection_kept()
    {
        _chat.Forget("alice");
        _chat.SendBytes("alice", [.. "PRIVMSG #lobby :"u8, 0xff, 0xfe, .. "\r\nPING still\r\n"u8]);
        Assert.StartsWith(":chat.test FAIL PRIVMSG INVALID_UTF8 ", _chat.LinesTo("alice")[0], StringComparison.Ordinal);
        Assert.Equal(":chat.test PONG chat.test still", _chat.LastLineTo("alice"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Empty_lines_are_passed_over(string line) => Assert.Empty(_chat.Ask("alice", line));

    [Theory]
    [InlineData("@")]
    [InlineData("@a=b")]
    [InlineData(":source")]
    [InlineData("PRIV\0MSG x :y")]
    [InlineData("!§$% x")]
    public void A_line_that_is_none_is_refused(string line) =>
        Assert.Equal([":chat.test 421 alice * :Unknown command"], _chat.Ask("alice", line));
}
