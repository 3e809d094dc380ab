using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Delivery;

public sealed class DeliveryStageTests
{
    [Fact]
    public void A_slow_reader_is_disconnected_and_costs_nobody_else_anything()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } });
        chat.With("#lobby", "alice", "bob");
        var slow = chat.Connect("slow", sendQueueBytes: 16_384);
        chat.Send("slow", "NICK slow", "USER slow 0 * :slow", "JOIN #lobby");
        slow.IsReading = false;
        chat.Forget("bob");

        for (var i = 0; i < 100; i++)
            chat.Send("alice", $"PRIVMSG #lobby :{new string('x', 300)}");

        Assert.Equal(100, chat.LinesTo("bob").Count);
        Assert.True(slow.IsClosing);
        slow.IsReading = true;
        slow.Flush();
        Assert.Equal("ERROR :Closing link: (SendQ exceeded)", slow.Lines[^1]);
    }

    [Fact]
    public void Everything_of_a_round_goes_out_in_one_flush()
    {
        var chat = new TestChat().With("#lobby", "alice");
        var bob = chat.Register("bob");
        var before = bob.Flushes;
        chat.SendBytes("bob", "JOIN #lobby\r\nPING a\r\nPING b\r\n"u8);
        Assert.Equal(before + 1, bob.Flushes);
    }
}
