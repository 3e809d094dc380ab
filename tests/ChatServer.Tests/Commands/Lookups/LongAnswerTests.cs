using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

public sealed class LongAnswerTests
{
    [Fact]
    public void A_list_that_is_too_long_for_the_buffer_ends_with_a_notice_and_the_connection_stays()
    {
        var chat = new TestChat(new ChatOptions
        {
            ServerName = "chat.test",
            Limits = new LimitOptions { SendQueueBytes = 16_384, CommandsPerSecond = 0, ChannelsPerUser = 1_000 },
        });
        chat.Register("alice");
        for (var i = 0; i < 200; i++)
            chat.Send("alice", $"JOIN #channel-with-a-rather-long-name-{i}");

        var bob = chat.Connect("bob", sendQueueBytes: 16_384);
        chat.Send("bob", "NICK bob", "USER bob 0 * :bob");
        var lines = chat.Ask("bob", "LIST");
        Assert.False(bob.IsClosing);
        Assert.StartsWith(":chat.test NOTICE bob :There are more channels", lines[^2], StringComparison.Ordinal);
        Assert.Equal(":chat.test 323 bob :End of /LIST", lines[^1]);
    }
}
