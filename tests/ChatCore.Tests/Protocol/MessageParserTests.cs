using System.Text;
using ChatCore.Protocol;
using ChatCore.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCore.Tests.Protocol;

public sealed class MessageParserTests
{
    [Fact]
    public void A_line_with_everything_is_taken_apart()
    {
        var message = Lines.Parse("@time=2026-01-01T00:00:00.000Z;+x;msgid=a\\sb :nick!user@host privmsg #chan :hello  world ");
        Assert.Equal("PRIVMSG", message.Verb);
        Assert.Equal(["#chan", "hello  world "], message.Parameters);
        Assert.Equal(new Source("nick", "user", "host"), message.Source);
        Assert.Equal("a b", message.Tags.Find("msgid"));
        Assert.True(message.Tags.Contains("+x"));
        Assert.Null(message.Tags.Find("+x"));
    }

    [Theory]
    [InlineData("PING", new string[0])]
    [InlineData("PING ", new string[0])]
    [InlineData("  PING   a   b  ", new[] { "a", "b" })]
    [InlineData("PING :", new[] { "" })]
    [InlineData("PING ::", new[] { ":" })]
    [InlineData("PING a:b :c :d", new[] { "a:b", "c :d" })]
    [InlineData("A 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15 16" })]
    [InlineData("A 1 2 3 4 5 6 7 8 9 10 11 12 13 14 :15 16", new[] { "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15 16" })]
    public void Parameters_end_at_spaces_and_the_last_may_hold_them(string line, string[] parameters) =>
        Assert.Equal(parameters, Lines.Parse(line).Parameters);

    [Theory]
    [InlineData("", ParseError.Empty)]
    [InlineData("   ", ParseError.Empty)]
    [InlineData("@a=b", ParseError.Malformed)]
    [InlineData(":source", ParseError.Malformed)]
    [InlineData("@a :source ", ParseError.Malformed)]
    [InlineData("HTTP/1.1 200", ParseError.Malformed)]
    [InlineData("PING a\0b", ParseError.Malformed)]
    [InlineData("PING a\rb", ParseError.Malformed)]
    [InlineData("AVERBTHATISFARLONGERTHANANYVERBEVERWAS", ParseError.Malformed)]
    public void What_is_no_message_is_told_from_what_is_one(string line, ParseError error) =>
        Assert.Equal(error, Lines.ErrorOf(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Invalid_utf8_is_refused() => Assert.Equal(ParseError.InvalidUtf8, Lines.ErrorOf([(byte)'A', (byte)' ', 0xC3, 0x28]));

    [Fact]
    public void A_known_verb_allocates_no_string() => Assert.Same(Verbs.PrivMsg, Lines.Parse("privmsg a b").Verb);

    [Fact]
    public void No_bytes_make_the_parser_throw() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
    {
        var error = MessageParser.TryParse(bytes, out var message);
        return (error == ParseError.None) == (message is not null);
    }));

    [Fact]
    public void No_bytes_of_the_protocols_own_kind_make_the_parser_throw()
    {
        var bytes = Gen.Elements("@;=:+ \\a1#!é\0\r".Select(c => c.ToString()).ToArray()).ListOf().Select(string.Concat).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(bytes, text =>
        {
            var error = MessageParser.TryParse(Encoding.UTF8.GetBytes(text), out var message);
            if (message is null)
                return error != ParseError.None;

            _ = message.ToString();
            return message.Parameters.Count <= MessageParser.MaxParameters;
        }));
    }
}
