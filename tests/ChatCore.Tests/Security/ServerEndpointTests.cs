using ChatCore.Security;

namespace ChatCore.Tests.Security;

public sealed class ServerEndpointTests
{
    [Theory]
    [InlineData("chat.example", "chat.example:6697", false)]
    [InlineData("127.0.0.1", "127.0.0.1:6697", true)]
    [InlineData("::1", "[::1]:6697", true)]
    public void It_is_written_as_people_write_it(string host, string text, bool isAddress)
    {
        var endpoint = new ServerEndpoint(host);
        Assert.Equal((text, isAddress), (endpoint.ToString(), endpoint.IsAddress));
    }

    [Fact]
    public void The_case_of_the_host_makes_no_difference()
    {
        Assert.Equal(new ServerEndpoint("Chat.Example"), new ServerEndpoint("chat.example"));
        Assert.Equal(new ServerEndpoint("Chat.Example").GetHashCode(), new ServerEndpoint("chat.example").GetHashCode());
        Assert.NotEqual(new ServerEndpoint("chat.example"), new ServerEndpoint("chat.example", 7000));
    }
}
