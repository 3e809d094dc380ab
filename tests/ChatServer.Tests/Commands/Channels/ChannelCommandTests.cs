using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

public sealed class ChannelCommandTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob", "carol");

    [Fact]
    public void Leaving_tells_every_member_and_the_one_who_leaves()
    {
        _chat.Send("bob", "PART #lobby :good bye");
        Assert.Equal(":bob!bob@test PART #lobby :good bye", _chat.LastLineTo("alice"));
        Assert.Equal(":bob!bob@test PART #lobby :good bye", _chat.LastLineTo("bob"));
    }

    [Theory]
    [InlineData("PART #nowhere", "403 bob #nowhere")]
    [InlineData("TOPIC #nowhere", "403 bob #nowhere")]
    [InlineData("TOPIC #lobby :mine", "482 bob #lobby")]
    [InlineData("KICK #lobby alice", "482 bob #lobby")]
    [InlineData("KICK #nowhere alice", "403 bob #nowhere")]
    [InlineData("MODE #lobby +m", "482 bob #lobby")]
    [InlineData("MODE #nowhere", "403 bob #nowhere")]
    [InlineData("MODE alice", "502 bob")]
    [InlineData("MODE bob +Q", "501 bob")]
    public void What_a_plain_member_may_not_do_is_refused(string line, string refusal)
    {
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("bob", line)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PART #lobby", "442")]
    [InlineData("TOPIC #lobby", "442")]
    [InlineData("KICK #lobby bob", "442")]
    [InlineData("MODE #lobby +m", "442")]
    public void Who_is_not_in_the_channel_is_told_so(string line, string numeric)
    {
        _chat.Register("dave");
        Assert.StartsWith($":chat.test {numeric} dave #lobby ", Assert.Single(_chat.Ask("dave", line)), StringComparison.Ordinal);
    }

    [Fact]
    public void Setting_the_topic_tells_every_member()
    {
        _chat.Send("alice", "TOPIC #lobby :Welcome to all");
        Assert.Equal(":alice!alice@test TOPIC #lobby :Welcome to all", _chat.LastLineTo("bob"));
        Assert.Equal(":chat.test 332 bob #lobby :Welcome to all", _chat.Ask("bob", "TOPIC #lobby")[0]);
        Assert.StartsWith(":chat.test 333 bob #lobby alice!alice@test 17", _chat.LastLineTo("bob"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_topic_clears_it()
    {
        _chat.Send("alice", "TOPIC #lobby :Welcome", "TOPIC #lobby :");
        Assert.Equal([":chat.test 331 bob #lobby :No topic is set"], _chat.Ask("bob", "TOPIC #lobby"));
    }

    [Fact]
    public void A_long_topic_is_cut_between_characters()
    {
        _chat.Send("alice", $"TOPIC #lobby :{new string('é', 200)}");
        Assert.Equal(new string('é', 195), _chat.World.FindChannel("#lobby")!.Topic!.Text);
    }

    [Fact]
    public void A_kick_tells_all_and_removes_the_target()
    {
        _chat.Send("alice", "KICK #lobby bob :enough now");
        foreach (var nick in new[] { "alice", "bob", "carol" })
            Assert.Equal(":alice!alice@test KICK #lobby bob :enough now", _chat.LastLineTo(nick));
        Assert.Empty(_chat.World.FindUser("bob")!.Channels);
    }

    [Theory]
    [InlineData("KICK #lobby nobody", "401 alice nobody")]
    [InlineData("KICK #lobby dave", "441 alice dave #lobby")]
    [InlineData("MODE #lobby +o nobody", "401 alice nobody")]
    [InlineData("MODE #lobby +o dave", "441 alice dave #lobby")]
    [InlineData("MODE #lobby +o", "461 alice MODE")]
    [InlineData("MODE #lobby +Y", "472 alice Y")]
    [InlineData("MODE #lobby ::", "472 alice *")]
    [InlineData("MODE #lobby :+ ", "472 alice *")]
    public void What_has_no_target_is_refused(string line, string refusal)
    {
        _chat.Register("dave");
        Assert.StartsWith($":chat.test {refusal} ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);
    }

    [Fact]
    public void Modes_change_together_and_are_shown_as_they_took_effect()
    {
        _chat.Send("alice", "MODE #lobby +mnv-s+o BOB carol");
        Assert.Equal(":alice!alice@test MODE #lobby +mvo bob carol", _chat.LastLineTo("carol"));
        Assert.Equal(":chat.test 324 bob #lobby +mnt", _chat.Ask("bob", "MODE #lobby")[0]);
        Assert.Equal(":chat.test 353 bob = #lobby :@alice +bob @carol", _chat.Ask("bob", "NAMES #lobby")[0]);
    }

    [Fact]
    public void Changes_that_change_nothing_tell_nobody()
    {
        Assert.Empty(_chat.Ask("alice", "MODE #lobby +nt-m"));
    }

    [Fact]
    public void A_user_may_hide_and_show_itself()
    {
        Assert.Equal([":bob!bob@test MODE bob +i"], _chat.Ask("bob", "MODE bob +i"));
        Assert.Equal([":chat.test 221 bob +Zi"], _chat.Ask("bob", "MODE bob"));
    }

    [Fact]
    public void A_secret_channel_is_shown_to_members_only()
    {
        _chat.Send("alice", "MODE #lobby +s");
        _chat.Register("dave");
        Assert.Equal([":chat.test 366 dave #lobby :End of /NAMES list"], _chat.Ask("dave", "NAMES #lobby"));
        Assert.DoesNotContain(_chat.Ask("dave", "LIST"), line => line.Contains("#lobby", StringComparison.Ordinal));
        Assert.Contains(_chat.Ask("bob", "LIST"), line => line == ":chat.test 322 bob #lobby 3 :");
        Assert.StartsWith(":chat.test 403 ", Assert.Single(_chat.Ask("dave", "TOPIC #lobby")), StringComparison.Ordinal);
        Assert.DoesNotContain(_chat.Ask("dave", "WHOIS alice"), line => line.Contains("#lobby", StringComparison.Ordinal));
    }

    [Fact]
    public void Many_members_are_listed_on_several_lines_each_short_enough()
    {
        for (var i = 0; i < 60; i++)
            _chat.With("#lobby", $"somebody-with-a-long-name-{i}");

        var lines = _chat.Ask("alice", "NAMES #lobby");
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.Equal(63, lines.Where(line => line.Contains(" 353 ", StringComparison.Ordinal)).Sum(line => line[(line.LastIndexOf(':') + 1)..].Split(' ').Length));
    }

    [Fact]
    public void Multi_prefix_shows_all_ranks()
    {
        _chat.Send("alice", "MODE #lobby +v alice");
        _chat.Send("bob", "CAP REQ multi-prefix");
        Assert.Equal(":chat.test 353 bob = #lobby :@+alice bob carol", _chat.Ask("bob", "NAMES #lobby")[0]);
        Assert.Equal(":chat.test 353 carol = #lobby :@alice bob carol", _chat.Ask("carol", "NAMES #lobby")[0]);
    }
}
