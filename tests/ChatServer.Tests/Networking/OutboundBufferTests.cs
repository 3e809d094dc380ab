using System.Text;
using ChatServer.Networking;

namespace ChatServer.Tests.Networking;

public sealed class OutboundBufferTests
{
    [Fact]
    public void Lines_are_taken_together_in_order()
    {
        var buffer = new OutboundBuffer(100_000);
        for (var i = 0; i < 1_000; i++)
            Assert.True(buffer.TryAppend(Encoding.ASCII.GetBytes($"line {i}\n")));

        var taken = buffer.Take();
        Assert.Equal(string.Concat(Enumerable.Range(0, 1_000).Select(i => $"line {i}\n")), Encoding.ASCII.GetString(taken));
        Assert.True(buffer.IsEmpty);
        Assert.Equal(0, buffer.Take().Count);
    }

    [Fact]
    public void Beyond_the_limit_nothing_is_appended()
    {
        var buffer = new OutboundBuffer(10);
        Assert.True(buffer.TryAppend("12345"u8));
        Assert.False(buffer.TryAppend("678901"u8));
        Assert.True(buffer.TryAppend("67890"u8));
        Assert.Equal("1234567890", Encoding.ASCII.GetString(buffer.Take()));
    }

    [Fact]
    public void Last_words_take_the_place_of_everything()
    {
        var buffer = new OutboundBuffer(10);
        buffer.TryAppend("12345"u8);
        buffer.Replace("ERROR :longer than the limit"u8);
        Assert.Equal("ERROR :longer than the limit", Encoding.ASCII.GetString(buffer.Take()));
    }
}
