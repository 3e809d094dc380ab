using System.Text;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

/// <summary>No line is longer than LINELEN announces, however long the names in it are.</summary>
public sealed class LineLengthTests
{
    private static readonly string Alice = new('a', 32);
    private static readonly string Bob = new('b', 32);
    private static readonly string Channel = "#" + new string('c', 63);
    private readonly TestChat _chat = new TestChat().With(Channel, Alice, Bob);

    [Theory]
    [InlineData("TOPIC {0} :{2}")]
    [InlineData("KICK {0} {1} :{2}")]
    [InlineData("PART {0} :{2}")]
    [InlineData("QUIT :{2}")]
    public void Text_is_cut_to_what_the_line_leaves(string form)
    {
        var command = string.Format(null, CompositeFormat.Parse(form), Channel, Bob, new string('é', 200));
        _chat.Send(Alice, command[..Math.Min(command.Length, 300)]);
        Assert.All(_chat.LinesTo(Bob), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 510, line));
        Assert.NotEmpty(_chat.LinesTo(Bob));
    }

    [Fact]
    public void The_answer_to_topic_fits_whoever_asks()
    {
        _chat.Send(Alice, $"TOPIC {Channel} :{new string('x', 390)}");
        Assert.True(_chat.Ask(Bob, $"TOPIC {Channel}")[0].Length <= 510);
    }
}
