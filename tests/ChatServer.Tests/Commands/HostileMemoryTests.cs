using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands;

/// <summary>One chat that lives long among hostile clients: everything they can fill has a bound, so its memory does not grow.</summary>
[Collection(nameof(Alone))]
public sealed class HostileMemoryTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    /// <summary>Bytes by which one moment differs from another. Anything kept of every line would be many times as much.</summary>
    private const long AllowedGrowth = 100_000;

    [Fact]
    public void The_memory_of_a_long_lived_chat_stays_flat() => Attack(toFillEverything: 20_000, lines: 40_000);

    [Fact]
    [Trait("Duration", "Long")]
    public void It_stays_flat_for_long() => Attack(toFillEverything: 200_000, lines: 500_000);

    private void Attack(int toFillEverything, int lines)
    {
        var hostile = new HostileChat(Seed, isFollowed: false);
        hostile.Explain(() =>
        {
            Send(hostile, toFillEverything);
            var before = MemoryInUse();
            Send(hostile, lines);
            var growth = MemoryInUse() - before;
            output.WriteLine($"{lines} lines after the first {toFillEverything}: {growth} bytes more than {before}.");
            Assert.InRange(growth, long.MinValue, AllowedGrowth);
        });
    }

    /// <summary>What tests before this one have left to be finalized is none of it.</summary>
    private static long MemoryInUse()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Send(HostileChat hostile, int lines)
    {
        for (var sent = 0; sent < lines; sent++)
            hostile.SendNext();
    }
}
