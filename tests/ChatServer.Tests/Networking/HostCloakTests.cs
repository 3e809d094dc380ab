using System.Net;
using ChatServer.Networking;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Networking;

public sealed class HostCloakTests
{
    [Fact]
    public void An_address_looks_the_same_after_a_restart_and_cannot_be_told()
    {
        using var directory = new TemporaryDirectory();
        var address = IPAddress.Parse("192.0.2.1");
        var cloak = HostCloak.LoadOrCreate(directory.Path).Of(address);

        Assert.Equal(cloak, HostCloak.LoadOrCreate(directory.Path).Of(address.MapToIPv6()));
        Assert.NotEqual(cloak, HostCloak.LoadOrCreate(directory.Path).Of(IPAddress.Parse("192.0.2.2")));

        using var elsewhere = new TemporaryDirectory();
        Assert.NotEqual(cloak, HostCloak.LoadOrCreate(elsewhere.Path).Of(address));
    }
}
