using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Channels;

public sealed class ChannelModeTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob", "carol");

    [Fact]
    public void A_ban_keeps_out_and_silences_and_an_exception_lifts_it()
    {
        _chat.Send("alice", "MODE #lobby +b dave", "MODE #lobby +b bob!*@*");
        _chat.Register("dave");
        Assert.Equal([":chat.test 474 dave #lobby :Cannot join channel (+b): you are banned"], _chat.Ask("dave", "JOIN #lobby"));
        Assert.StartsWith(":chat.test 404 bob #lobby ", Assert.Single(_chat.Ask("bob", "PRIVMSG #lobby :hi")), StringComparison.Ordinal);

        _chat.Send("alice", "MODE #lobby +ee DAVE *!bob@*");
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
        Assert.Empty(_chat.Ask("bob", "PRIVMSG #lobby :hi"));
    }

    [Fact]
    public void A_mute_silences_without_keeping_out()
    {
        _chat.Send("alice", "MODE #lobby +b m:dave");
        _chat.Register("dave");
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
        Assert.StartsWith(":chat.test 404 dave ", Assert.Single(_chat.Ask("dave", "PRIVMSG #lobby :hi")), StringComparison.Ordinal);
        _chat.Send("alice", "MODE #lobby +v dave");
        Assert.Empty(_chat.Ask("dave", "PRIVMSG #lobby :hi"));
    }

    [Fact]
    public void A_mask_for_an_account_does_not_mean_a_nickname()
    {
        _chat.Send("alice", "MODE #lobby +b a:dave");
        _chat.Register("dave");
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
    }

    [Fact]
    public void Lists_show_mask_setter_and_time_and_end()
    {
        _chat.Send("alice", "MODE #lobby +b spam", "MODE #lobby +I friend@home");
        var bans = _chat.Ask("bob", "MODE #lobby b");
        Assert.Matches("^:chat.test 367 bob #lobby spam!\\*@\\* alice!alice@test 17[0-9]+$", bans[0]);
        Assert.Equal(":chat.test 368 bob #lobby :End of channel ban list", bans[1]);
        Assert.StartsWith(":chat.test 346 alice #lobby *!friend@home ", _chat.Ask("alice", "MODE #lobby +I")[0], StringComparison.Ordinal);
        Assert.StartsWith(":chat.test 482 bob ", Assert.Single(_chat.Ask("bob", "MODE #lobby +I")), StringComparison.Ordinal);
    }

    [Fact]
    public void Masks_are_set_once_and_taken_away_without_case()
    {
        Assert.Equal([":alice!alice@test MODE #lobby +b spam!*@*"], _chat.Ask("alice", "MODE #lobby +b spam"));
        Assert.Empty(_chat.Ask("alice", "MODE #lobby +b SPAM!*@*"));
        Assert.Equal([":alice!alice@test MODE #lobby -b spam!*@*"], _chat.Ask("alice", "MODE #lobby -b SPAM"));
    }

    [Fact]
    public void A_full_list_takes_no_more()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Limits = new LimitOptions { ListModeEntries = 2 } }).With("#lobby", "alice");
        Assert.Equal(
            [":chat.test 478 alice #lobby c!*@* :The list of mode b is full", ":alice!alice@test MODE #lobby +be a!*@* b!*@*"],
            chat.Ask("alice", "MODE #lobby +beb a b c"));
    }

    [Fact]
    public void A_key_has_to_be_named()
    {
        _chat.Send("alice", "MODE #lobby +k secret");
        _chat.Register("dave");
        Assert.StartsWith(":chat.test 475 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby")), StringComparison.Ordinal);
        Assert.StartsWith(":chat.test 475 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby wrong")), StringComparison.Ordinal);
        Assert.Equal(":chat.test 324 dave #lobby +ntk *", _chat.Ask("dave", "MODE #lobby")[0]);
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #other,#lobby x,secret")[3]);
        Assert.Equal(":chat.test 324 dave #lobby +ntk secret", _chat.Ask("dave", "MODE #lobby")[0]);
        Assert.Equal([":alice!alice@test MODE #lobby -k *"], _chat.Ask("alice", "MODE #lobby -k"));
    }

    [Theory]
    [InlineData("MODE #lobby +k :two words", "696 alice #lobby k * ")]
    [InlineData("MODE #lobby +k :", "696 alice #lobby k * ")]
    [InlineData("MODE #lobby +l 0", "696 alice #lobby l 0 ")]
    [InlineData("MODE #lobby +l many", "696 alice #lobby l many ")]
    [InlineData("MODE #lobby +b :a b", "696 alice #lobby b * ")]
    [InlineData("MODE #lobby +l", "461 alice MODE ")]
    public void Bad_parameters_are_refused(string line, string refusal) =>
        Assert.StartsWith($":chat.test {refusal}", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);

    [Fact]
    public void A_full_channel_takes_nobody_but_the_invited()
    {
        _chat.Send("alice", "MODE #lobby +l 3");
        _chat.Register("dave");
        Assert.StartsWith(":chat.test 471 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby")), StringComparison.Ordinal);
        _chat.Send("alice", "INVITE dave #lobby");
        Assert.Equal(":dave!dave@test JOIN #lobby", _chat.Ask("dave", "JOIN #lobby")[0]);
    }

    [Fact]
    public void Those_without_an_account_neither_enter_nor_speak_where_one_is_needed()
    {
        _chat.Send("alice", "MODE #lobby +RM");
        _chat.Register("dave");
        Assert.StartsWith(":chat.test 477 dave #lobby ", Assert.Single(_chat.Ask("dave", "JOIN #lobby")), StringComparison.Ordinal);
        Assert.StartsWith(":chat.test 404 bob #lobby ", Assert.Single(_chat.Ask("bob", "PRIVMSG #lobby :hi")), StringComparison.Ordinal);
        Assert.Empty(_chat.Ask("alice", "PRIVMSG #lobby :hi"));
    }

    [Fact]
    public void Ctcp_is_refused_where_it_is_off_but_actions_are_not()
    {
        _chat.Send("alice", "MODE #lobby +C");
        Assert.StartsWith(":chat.test 404 bob #lobby ", Assert.Single(_chat.Ask("bob", "PRIVMSG #lobby :\u0001VERSION\u0001")), StringComparison.Ordinal);
        Assert.Empty(_chat.Ask("bob", "PRIVMSG #lobby :\u0001ACTION waves\u0001"));
    }

    [Fact]
    public void What_the_unranked_say_can_be_for_operators_alone()
    {
        _chat.Send("alice", "MODE #lobby +U");
        _chat.Forget("carol");
        _chat.Send("bob", "PRIVMSG #lobby :may I?");
        Assert.Equal(":bob!bob@test PRIVMSG #lobby :may I?", _chat.LastLineTo("alice"));
        Assert.Empty(_chat.LinesTo("carol"));
    }

    [Theory]
    [InlineData("h", "v", true)]
    [InlineData("h", "h", false)]
    [InlineData("h", "o", false)]
    [InlineData("o", "o", true)]
    [InlineData("o", "a", false)]
    [InlineData("a", "o", true)]
    [InlineData("a", "q", false)]
    [InlineData("q", "a", true)]
    public void Ranks_are_given_by_those_above(string held, string given, bool isAllowed)
    {
        Promote("bob", held);
        var answer = Assert.Single(_chat.Ask("bob", $"MODE #lobby +{given} carol"));
        Assert.StartsWith(isAllowed ? $":bob!bob@test MODE #lobby +{given} carol" : ":chat.test 482 bob #lobby ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Everybody_may_step_down()
    {
        Promote("bob", "q");
        Assert.Equal([":bob!bob@test MODE #lobby -q bob"], _chat.Ask("bob", "MODE #lobby -q bob"));
    }

    [Theory]
    [InlineData("h", "h", false)]
    [InlineData("h", "v", true)]
    [InlineData("o", "o", true)]
    [InlineData("o", "q", false)]
    public void Nobody_kicks_those_above(string held, string target, bool isAllowed)
    {
        Promote("bob", held);
        Promote("carol", target);
        var answer = Assert.Single(_chat.Ask("bob", "KICK #lobby carol"));
        Assert.StartsWith(isAllowed ? ":bob!bob@test KICK #lobby carol" : ":chat.test 482 bob #lobby ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_are_kicked_each_with_a_line_of_its_own()
    {
        Assert.Equal(
            [":alice!alice@test KICK #lobby bob bye", ":chat.test 401 alice nobody :No such nick", ":alice!alice@test KICK #lobby carol bye"],
            _chat.Ask("alice", "KICK #lobby bob,nobody,carol bye"));
    }

    [Fact]
    public void A_message_to_a_rank_reaches_that_rank_and_those_above_and_is_not_kept()
    {
        Promote("bob", "v");
        _chat.Forget("bob");
        _chat.Forget("carol");
        _chat.Send("carol", "PRIVMSG @#lobby :for operators", "PRIVMSG +#lobby :for the voiced");
        Assert.Equal([":carol!carol@test PRIVMSG +#lobby :for the voiced"], _chat.LinesTo("bob"));
        Assert.Equal(":carol!carol@test PRIVMSG @#lobby :for operators", _chat.LinesTo("alice")[^2]);
        _chat.Send("carol", "CAP REQ :batch draft/chathistory");
        Assert.DoesNotContain(_chat.Ask("carol", "CHATHISTORY LATEST #lobby * 50"), line => line.Contains("for ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_channel_that_empties_forgets_its_modes()
    {
        _chat.Send("alice", "TOPIC #lobby :kept", "MODE #lobby +kib secret spam");
        foreach (var nick in new[] { "alice", "bob", "carol" })
            _chat.Send(nick, "PART #lobby");
        Assert.Equal(":carol!carol@test JOIN #lobby", _chat.Ask("carol", "JOIN #lobby")[0]);
        Assert.Equal([":chat.test 368 carol #lobby :End of channel ban list"], _chat.Ask("carol", "MODE #lobby b"));
    }

    [Fact]
    public void Many_long_masks_are_told_in_lines_that_fit()
    {
        var masks = Enumerable.Range(0, 9).Select(i => $"{new string('x', 40)}{i}");
        var lines = _chat.Ask("alice", $"MODE #lobby +bbbbbbbbb {string.Join(' ', masks)}");
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.True(line.Length <= 510));
        Assert.Equal(10, _chat.Ask("alice", "MODE #lobby b").Count);
    }

    /// <summary>Gives the rank alone, past the rules.</summary>
    private void Promote(string nick, string rank)
    {
        var channel = _chat.World.FindChannel("#lobby")!;
        channel.FindMember(_chat.World.FindUser(nick)!)!.Rank = ChatServer.State.MemberRanks.Find(rank[0])!.Value;
    }
}
