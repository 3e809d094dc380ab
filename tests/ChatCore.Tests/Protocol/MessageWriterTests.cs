using System.Text;
using ChatCore.Protocol;
using ChatCore.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace ChatCore.Tests.Protocol;

public sealed class MessageWriterTests
{
    [Theory]
    [InlineData("PING")]
    [InlineData("PRIVMSG #chan :hello world")]
    [InlineData("PRIVMSG #chan hello")]
    [InlineData("TOPIC #chan :")]
    [InlineData("PRIVMSG #chan ::-)")]
    [InlineData(":nick!user@host JOIN #chan")]
    [InlineData("@a=1;+b;c=x\\:y\\s\\\\ :srv NOTE x")]
    public void A_line_is_written_as_it_was_read(string line) => Assert.Equal(line, Lines.Parse(line).ToString());

    [Fact]
    public void A_receiver_is_shown_only_the_tags_it_asked_for()
    {
        var message = Lines.Parse("@time=2026-01-01T00:00:00.000Z;label=1;batch=2;msgid=3;+x=4 PING");
        Assert.Equal("PING\r\n", Write(Capability.None));
        Assert.Equal("@time=2026-01-01T00:00:00.000Z PING\r\n", Write(Capability.ServerTime));
        Assert.Equal("@label=1;batch=2 PING\r\n", Write(Capability.LabeledResponse | Capability.Batch));
        Assert.Equal("@msgid=3;+x=4 PING\r\n", Write(Capability.MessageTags));

        string Write(Capability set) => Encoding.UTF8.GetString(MessageWriter.ToBytes(message, set));
    }

    [Theory]
    [InlineData("a b", "c")]
    [InlineData("", "c")]
    [InlineData(":a", "c")]
    [InlineData("a", "line\nbreak")]
    [InlineData("a", "line\rbreak")]
    [InlineData("a", "nul\0")]
    public void What_cannot_stand_on_a_line_is_refused(string first, string last) =>
        Assert.Throws<ArgumentException>(() => MessageWriter.ToBytes(new Message("VERB", first, last), Capability.None));

    [Theory]
    [InlineData(":nick!user@host PRIVMSG #chan :héllo world")]
    [InlineData("PING")]
    [InlineData("TOPIC #a :")]
    public void The_length_is_that_of_the_line_without_its_tags(string line)
    {
        var message = Lines.Parse("@some=tag " + line);
        Assert.Equal(MessageWriter.ToBytes(message, Capability.None).Length, MessageWriter.LengthWithoutTags(message));
    }

    [Fact]
    public void Whatever_is_written_is_read_back_the_same()
    {
        var word = Gen.Elements("abcXYZ019#@!é€".ToCharArray()).NonEmptyListOf().Select(string.Concat).Where(w => w[0] != ':');
        var text = Gen.Elements("a", " ", ":", ";", "\\", "é", "😀", "=").ListOf().Select(string.Concat);
        var messages =
            from verb in Gen.Elements("PRIVMSG", "001", "X9")
            from middle in word.ListOf()
            from last in text
            from value in text
            select new Message(verb, [.. middle.Take(14), last])
            {
                Source = new Source("nick", "user", "host"),
                Tags = MessageTags.Empty.With("msgid", value).With("+k", "v"),
            };
        Check.QuickThrowOnFailure(Prop.ForAll(messages.ToArbitrary(), message =>
        {
            var read = Lines.Parse(Encoding.UTF8.GetString(MessageWriter.ToBytes(message, Capabilities.All)).TrimEnd('\r', '\n'));
            return read.Verb == message.Verb && read.Source == message.Source && read.Parameters.SequenceEqual(message.Parameters)
                && read.Tags.SequenceEqual(message.Tags);
        }));
    }
}
