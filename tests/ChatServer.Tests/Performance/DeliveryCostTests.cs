using System.Globalization;
using System.Text;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Performance;

/// <summary>What a message to a thousand receivers costs, counted and not timed: so that a slow-down is found on any machine.</summary>
[Collection(nameof(Alone))]
public sealed class DeliveryCostTests
{
    private const int Receivers = 1_000;
    private const int Rounds = 50;

    /// <summary>A message costs some kilobytes, whoever gets it; each receiver may add as good as nothing.</summary>
    private const double BytesPerDelivery = 8;

    private static readonly byte[] Line = Encoding.UTF8.GetBytes($"PRIVMSG #room0 :{new string('x', 100)}\r\n");

    [Fact]
    public void A_delivery_allocates_nothing()
    {
        var chat = Fill();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
            Say(chat, messages: 1);

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(Rounds * Receivers);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes:F2} bytes for each delivery"));
        Assert.InRange(bytes, 0, BytesPerDelivery);
    }

    [Fact]
    public void Messages_that_come_together_are_written_together()
    {
        const int Messages = 32;
        var chat = Fill();
        var (writes, bytes) = (chat.Writes, chat.BytesWritten);
        Say(chat, Messages);

        Assert.Equal(Receivers, chat.Writes - writes);
        Assert.InRange(chat.BytesWritten - bytes, Receivers * Messages * Line.Length, Receivers * Messages * Line.Length * 2);
    }

    private static SilentChat Fill()
    {
        var chat = new SilentChat(perChannel: Receivers + 1);
        for (var i = 0; i <= Receivers; i++)
            chat.Enter();
        Say(chat, messages: 1); // What is made once is not counted.
        return chat;
    }

    private static void Say(SilentChat chat, int messages)
    {
        for (var i = 0; i < messages; i++)
            chat.Receive(0, Line);
        chat.RunRound();
    }
}
