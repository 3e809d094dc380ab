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
        Assert.True(buffer.TryAppend("12345"u8.ToArray()));
        Assert.False(buffer.TryAppend("678901"u8.ToArray()));
        Assert.True(buffer.TryAppend("67890"u8.ToArray()));
        Assert.Equal("1234567890", Encoding.ASCII.GetString(buffer.Take()));
    }

    [Fact]
    public void Last_words_take_the_place_of_everything()
    {
        var buffer = new OutboundBuffer(10);
        buffer.TryAppend("12345"u8.ToArray());
        buffer.Replace("ERROR :longer than the limit"u8.ToArray());
        Assert.Equal("ERROR :longer than the limit", Encoding.ASCII.GetString(buffer.Take()));
    }

    [Fact]
    public void A_line_that_was_begun_is_ended_before_the_last_words()
    {
        var buffer = new OutboundBuffer(100);
        buffer.TryAppend("begun\n"u8.ToArray());
        buffer.TryAppend("waiting\n"u8.ToArray());
        Assert.Equal(2, buffer.TakeInto(new byte[2]));
        buffer.Replace("ERROR\n"u8.ToArray());
        Assert.Equal("gun\nERROR\n", Encoding.ASCII.GetString(buffer.Take()));
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public void What_does_not_fit_waits_for_the_next_time()
    {
        var buffer = new OutboundBuffer(100_000);
        var all = new StringBuilder();
        var got = new StringBuilder();
        var room = new byte[7];
        for (var i = 0; i < 500; i++)
        {
            var line = $"line {i}\n";
            all.Append(line);
            Assert.True(buffer.TryAppend(Encoding.ASCII.GetBytes(line)));
            if (i % 3 == 0)
                got.Append(Encoding.ASCII.GetString(room, 0, buffer.TakeInto(room)));
        }

        while (buffer.TakeInto(room) is > 0 and var count)
            got.Append(Encoding.ASCII.GetString(room, 0, count));
        Assert.Equal(all.ToString(), got.ToString());
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public void Appending_and_taking_allocate_nothing_once_there_is_room()
    {
        var buffer = new OutboundBuffer(100_000);
        var line = "a line\n"u8.ToArray();
        var room = new byte[1024];
        Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Pass();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Pass()
        {
            for (var i = 0; i < 10; i++)
                buffer.TryAppend(line);
            buffer.TakeInto(room);
        }
    }
}
