using System.Globalization;
using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class LoginThrottleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private readonly LoginThrottle _throttle = new();

    [Fact]
    public void An_address_has_so_many_attempts_a_minute()
    {
        _throttle.Count("a", account: null, Start);
        _throttle.Count("a", account: null, Start.AddSeconds(30));
        Assert.True(_throttle.IsExhausted("a", account: null, limit: 2, Start.AddSeconds(59)));
        Assert.False(_throttle.IsExhausted("a", account: null, limit: 2, Start.AddSeconds(60)));
        Assert.False(_throttle.IsExhausted("b", account: null, limit: 2, Start.AddSeconds(59)));
    }

    [Fact]
    public void Asking_changes_nothing()
    {
        _throttle.Count("a", account: null, Start);
        Assert.False(_throttle.IsExhausted("a", account: null, limit: 1, Start.AddHours(1)));
        Assert.True(_throttle.IsExhausted("a", account: null, limit: 1, Start));
    }

    [Fact]
    public void What_is_too_old_goes_with_the_next_failure()
    {
        _throttle.Count("a", "alice", Start);
        _throttle.Count("b", account: null, Start.AddMinutes(1));
        Assert.Equal(1, _throttle.Remembered);
    }

    [Fact]
    public void However_many_fail_only_so_many_are_remembered()
    {
        for (var i = 0; i < 2 * LoginThrottle.Max; i++)
            _throttle.Count(string.Create(CultureInfo.InvariantCulture, $"host{i}"), "alice", Start);
        Assert.InRange(_throttle.Remembered, LoginThrottle.Max - 1, LoginThrottle.Max + 1);
        Assert.True(_throttle.IsExhausted("other", "alice", limit: 3, Start));
    }
}
