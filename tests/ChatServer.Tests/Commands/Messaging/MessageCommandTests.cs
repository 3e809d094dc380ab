using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed class MessageCommandTests
{
    private readonly TestChat _chat = new TestChat().With("#lobby", "alice", "bob", "carol");

    [Theory]
    [InlineData("PRIVMSG")]
    [InlineData("NOTICE")]
    public void A_message_to_a_channel_reaches_every_other_member_once(string verb)
    {
        _chat.Send("alice", $"{verb} #lobby :hello there");
        Assert.Equal([$":alice!alice@test {verb} #lobby :hello there"], _chat.LinesTo("bob"));
        Assert.Equal([$":alice!alice@test {verb} #lobby :hello there"], _chat.LinesTo("carol"));
        Assert.Empty(_chat.LinesTo("alice"));
    }

    [Fact]
    public void A_private_message_reaches_its_recipient_alone()
    {
        _chat.Send("alice", "PRIVMSG BOB :psst");
        Assert.Equal([":alice!alice@test PRIVMSG bob psst"], _chat.LinesTo("bob"));
        Assert.Empty(_chat.LinesTo("carol"));
    }

    [Fact]
    public void Echo_comes_to_those_who_asked_for_it()
    {
        _chat.Send("alice", "CAP REQ echo-message");
        Assert.Equal([":alice!alice@test PRIVMSG #lobby hi"], _chat.Ask("alice", "PRIVMSG #lobby hi"));
    }

    [Theory]
    [InlineData("PRIVMSG", "411")]
    [InlineData("PRIVMSG #lobby", "412")]
    [InlineData("PRIVMSG #lobby :", "412")]
    [InlineData("PRIVMSG #nowhere :x", "403")]
    [InlineData("PRIVMSG nobody :x", "401")]
    [InlineData("PRIVMSG a,b,c,d,e :x", "407")]
    public void What_cannot_be_sent_is_answered(string line, string numeric)
    {
        Assert.StartsWith($":chat.test {numeric} alice ", Assert.Single(_chat.Ask("alice", line)), StringComparison.Ordinal);
    }

    [Fact]
    public void Outsiders_do_not_speak_in_a_channel()
    {
        _chat.Register("dave");
        Assert.StartsWith(":chat.test 404 dave #lobby ", Assert.Single(_chat.Ask("dave", "PRIVMSG #lobby :spam")), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("alice"));
    }

    [Fact]
    public void In_a_moderated_channel_voice_is_needed()
    {
        _chat.Send("alice", "MODE #lobby +mv carol");
        Assert.StartsWith(":chat.test 404 bob #lobby ", Assert.Single(_chat.Ask("bob", "PRIVMSG #lobby :me?")), StringComparison.Ordinal);
        Assert.Empty(_chat.Ask("carol", "PRIVMSG #lobby :me!"));
    }

    [Fact]
    public void Text_that_would_not_fit_the_line_others_get_is_refused_not_cut()
    {
        var fits = new string('x', 510 - ":alice!alice@test PRIVMSG #lobby ".Length);
        _chat.Send("alice", $"PRIVMSG #lobby {fits}");
        Assert.Equal(510, _chat.LastLineTo("bob").Length);
        Assert.Equal([":chat.test 417 alice :Input line was too long"], _chat.Ask("alice", $"PRIVMSG #lobby {fits}x"));
    }

    [Fact]
    public void The_away_message_of_the_recipient_comes_back()
    {
        _chat.Send("bob", "AWAY :out for lunch");
        Assert.Equal([":chat.test 301 alice bob :out for lunch"], _chat.Ask("alice", "PRIVMSG bob :there?"));
        Assert.Empty(_chat.Ask("alice", "NOTICE bob :there?"));
    }

    [Fact]
    public void Client_only_tags_travel_and_others_do_not()
    {
        _chat.Send("bob", "CAP REQ message-tags");
        _chat.Send("alice", @"@+webchat/id=7;+a=x\sy;account=root;msgid=fake;time=never PRIVMSG #lobby hi");
        var line = _chat.LastLineTo("bob");
        Assert.Contains(@";+webchat/id=7;+a=x\sy ", line, StringComparison.Ordinal);
        Assert.DoesNotContain("account", line, StringComparison.Ordinal);
        Assert.DoesNotContain("fake", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_alone_reach_those_who_understand_them()
    {
        _chat.Send("bob", "CAP REQ message-tags");
        _chat.Send("alice", "@+typing=active TAGMSG #lobby");
        Assert.EndsWith("+typing=active :alice!alice@test TAGMSG #lobby", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        Assert.Empty(_chat.LinesTo("carol"));
    }

    [Fact]
    public void What_the_store_does_not_take_nobody_sees_and_the_sender_is_told()
    {
        _chat.Send("alice", "CAP REQ :echo-message message-tags batch labeled-response");
        _chat.Store = new FailingStore();
        Assert.Equal(
            ["@label=5 :chat.test FAIL PRIVMSG MESSAGE_NOT_STORED #lobby :The message could not be stored and was not delivered: try again later"],
            _chat.Ask("alice", "@label=5 PRIVMSG #lobby :lost?"));
        Assert.Empty(_chat.LinesTo("bob"));
    }
}
