using ChatCore.Client;

namespace ChatCore.Tests.Client;

public sealed class ReconnectPolicyTests
{
    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(0.999999, 1.0)]
    public void The_wait_doubles_up_to_half_a_minute(double luck, double share)
    {
        var policy = new ReconnectPolicy(new FixedRandom(luck));
        double[] expected = [0.5, 1, 2, 4, 8, 16, 30, 30, 30];
        Assert.All(expected, seconds => Assert.Equal(seconds * share, policy.NextDelay(TimeSpan.Zero).TotalSeconds, precision: 3));
    }

    [Fact]
    public void After_a_good_connection_it_begins_anew_but_not_after_a_short_one()
    {
        var policy = new ReconnectPolicy(new FixedRandom(0));
        Assert.Equal(0.25, policy.NextDelay(TimeSpan.Zero).TotalSeconds);
        Assert.Equal(0.5, policy.NextDelay(ReconnectPolicy.Stable / 2).TotalSeconds);
        Assert.Equal(0.25, policy.NextDelay(ReconnectPolicy.Stable).TotalSeconds);
    }

    [Fact]
    public void It_never_overflows()
    {
        var policy = new ReconnectPolicy(new FixedRandom(0.5));
        for (var i = 0; i < 10_000; i++)
            Assert.InRange(policy.NextDelay(TimeSpan.Zero), TimeSpan.Zero, ReconnectPolicy.Longest);
    }

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
