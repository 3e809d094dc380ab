using System.Globalization;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Performance;

/// <summary>What the chat keeps of somebody who is there and silent: a guard without a clock.</summary>
[Collection(nameof(Alone))]
public sealed class SessionSizeTests
{
    private const int Users = 2_000;

    /// <summary>Bytes of managed memory for a registered session in one channel, its connection included and its transport not.</summary>
    private const int Bound = 2_600;

    [Fact]
    public void A_silent_session_is_small()
    {
        Measure(users: 100); // What is made once is not counted.

        var bytes = Measure(Users);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes for each session"));
        Assert.InRange(bytes, 1, Bound);
    }

    private static long Measure(int users)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var chat = new SilentChat(perChannel: 50);
        for (var i = 0; i < users; i++)
            chat.Enter();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(chat);
        return (after - before) / users;
    }
}
