using ChatServer.Networking;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Networking;

public sealed class FloodGateTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_burst_passes_and_a_flood_is_slowed_to_its_pace()
    {
        var gate = new FloodGate(10, _time);
        Assert.All(Enumerable.Range(0, 40), _ => Assert.Equal(TimeSpan.Zero, gate.Pass()));
        Assert.Equal(TimeSpan.FromMilliseconds(100), gate.Pass());
        Assert.Equal(TimeSpan.FromMilliseconds(200), gate.Pass());
    }

    [Fact]
    public void Quiet_time_gives_the_burst_back()
    {
        var gate = new FloodGate(10, _time);
        for (var i = 0; i < 45; i++)
            gate.Pass();
        _time.Advance(TimeSpan.FromHours(1));
        Assert.All(Enumerable.Range(0, 40), _ => Assert.Equal(TimeSpan.Zero, gate.Pass()));
        Assert.NotEqual(TimeSpan.Zero, gate.Pass());
    }

    [Fact]
    public void Zero_lets_everything_pass()
    {
        var gate = new FloodGate(0, _time);
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Equal(TimeSpan.Zero, gate.Pass()));
    }
}
