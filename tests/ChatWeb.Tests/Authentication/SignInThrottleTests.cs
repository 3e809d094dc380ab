using System.Net;
using ChatWeb.Authentication;
using ChatWeb.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Authentication;

public sealed class SignInThrottleTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(Options.Create(new GatewayOptions { SignInsPerMinute = 3 }), _time);

    [Fact]
    public void A_minutes_allowance_is_refilled_evenly()
    {
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => _throttle.TryEnter("a")));
        Assert.True(_throttle.TryEnter("b"));

        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.True(_throttle.TryEnter("a"));
        Assert.False(_throttle.TryEnter("a"));
    }

    [Fact]
    public void What_it_remembers_is_bounded()
    {
        for (var address = 0; address < SignInThrottle.AddressLimit; address++)
            Assert.True(_throttle.TryEnter($"address {address}"));

        Assert.False(_throttle.TryEnter("one more"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(_throttle.TryEnter("one more"));
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:db8::ffff", true)]
    [InlineData("2001:db8:0:1::1", "2001:db8:0:2::1", false)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    public void An_IPv6_network_counts_as_one_address(string one, string other, bool same) =>
        Assert.Equal(same, SignInThrottle.KeyOf(IPAddress.Parse(one)) == SignInThrottle.KeyOf(IPAddress.Parse(other)));
}
