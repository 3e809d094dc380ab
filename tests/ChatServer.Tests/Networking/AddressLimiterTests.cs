using System.Net;
using ChatServer.Configuration;
using ChatServer.Networking;

namespace ChatServer.Tests.Networking;

public sealed class AddressLimiterTests
{
    private readonly AddressLimiter _limiter = new(new ConnectionOptions
    {
        MaxConnections = 10,
        MaxPerAddress = 2,
        ExemptAddresses = ["172.16.0.0/12"],
    });

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1")]
    [InlineData("2001:db8::1", "2001:db8::ffff:1")]
    public void One_address_has_a_limit_however_it_is_written(string one, string same)
    {
        Assert.True(Enter(one));
        Assert.True(Enter(same));
        Assert.False(Enter(one));
        _limiter.Leave(IPAddress.Parse(same));
        Assert.True(Enter(one));
    }

    [Theory]
    [InlineData("172.20.0.5")]
    [InlineData("::ffff:172.20.0.5")]
    [InlineData("::1")]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    public void Loopback_and_exempt_networks_have_only_the_limit_of_all(string address)
    {
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(Enter(address)));
        Assert.False(Enter(address));
        Assert.False(Enter("192.0.2.1"));
    }

    private bool Enter(string address) => _limiter.TryEnter(IPAddress.Parse(address));
}
