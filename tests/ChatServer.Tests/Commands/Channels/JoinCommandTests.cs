using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

public sealed class JoinCommandTests
{
    private readonly TestChat _chat = new();

    [Fact]
    public void The_first_to_join_makes_the_channel_and_is_its_operator()
    {
        _chat.Register("alice");
        Assert.Equal(
            [":alice!alice@test JOIN #lobby", ":chat.test 353 alice = #lobby @alice", ":chat.test 366 alice #lobby :End of /NAMES list"],
            _chat.Ask("alice", "JOIN #lobby"));
    }

    [Fact]
    public void Members_see_who_joins_and_the_newcomer_sees_topic_and_members()
    {
        _chat.With("#lobby", "alice");
        _chat.Send("alice", "TOPIC #lobby :Welcome");
        _chat.Register("bob");
        _chat.Send("bob", "JOIN #LOBBY");

        Assert.Equal(":bob!bob@test JOIN #lobby", _chat.LastLineTo("alice"));
        Assert.Equal(":chat.test 332 bob #lobby Welcome", _chat.LinesTo("bob")[1]);
        Assert.Equal(":chat.test 353 bob = #lobby :@alice bob", _chat.LinesTo("bob")[3]);
    }

    [Fact]
    public void Several_channels_in_one_line_are_joined_one_after_the_other()
    {
        _chat.Register("alice");
        _chat.Send("alice", "JOIN #a,#b,#a");
        Assert.Equal(2, _chat.World.FindUser("alice")!.Channels.Count);
        Assert.Equal(2, _chat.LinesTo("alice").Count(line => line.Contains(" JOIN ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Join_0_leaves_every_channel()
    {
        _chat.With("#a", "alice").With("#b", "alice");
        _chat.Send("alice", "JOIN 0");
        Assert.Empty(_chat.World.FindUser("alice")!.Channels);
    }

    [Theory]
    [InlineData("JOIN", "461")]
    [InlineData("JOIN lobby", "403")]
    [InlineData("JOIN #", "476")]
    [InlineData("JOIN :#with space", "476")]
    [InlineData("JOIN #this-name-is-longer-than-the-sixty-four-bytes-that-a-channel-name-may-have", "476")]
    public void Names_that_are_no_channel_are_refused(string line, string numeric)
    {
        _chat.Register("alice");
        Assert.StartsWith($":chat.test {numeric} alice ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);
        Assert.Empty(_chat.World.Channels);
    }

    [Fact]
    public void There_is_a_limit_to_the_channels_of_one_user()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { ChannelsPerUser = 2 } });
        chat.Register("alice");
        chat.Send("alice", "JOIN #a,#b,#c");
        Assert.Equal(":chat.test 405 alice #c :You are in 2 channels already, which is the limit", chat.LastLineTo("alice"));
    }

    [Fact]
    public void An_empty_channel_keeps_its_topic_and_gives_the_next_to_join_its_operator()
    {
        _chat.With("#lobby", "alice", "bob");
        _chat.Send("alice", "TOPIC #lobby :Kept", "PART #lobby");
        _chat.Send("bob", "PART #lobby");
        _chat.Register("carol");
        _chat.Send("carol", "JOIN #lobby");
        Assert.Contains(":chat.test 332 carol #lobby Kept", _chat.LinesTo("carol"));
        Assert.Contains(":chat.test 353 carol = #lobby @carol", _chat.LinesTo("carol"));
    }

    [Fact]
    public void Of_too_many_empty_channels_the_longest_empty_is_forgotten()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { EmptyChannels = 2 } });
        chat.Register("alice");
        foreach (var name in new[] { "#a", "#b", "#c" })
            chat.Send("alice", $"JOIN {name}", $"TOPIC {name} :{name}", $"PART {name}");
        Assert.Equal(["#b", "#c"], chat.World.Channels.Select(channel => channel.Name).Order());
    }
}
