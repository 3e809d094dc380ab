using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

/// <summary>IRCv3 <c>draft/pre-away</c>.</summary>
public sealed class PreAwayTests
{
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("dora").With("#lobby", "alice", "bob");

    [Fact]
    public void Without_the_capability_away_has_to_wait_for_registration()
    {
        _chat.Connect("carol");
        Assert.StartsWith(":chat.test 451 ", Assert.Single(_chat.Ask("carol", "AWAY :lunch")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_given_before_registration_is_there_from_the_first_moment()
    {
        Come("carol", "AWAY :Gone to lunch");
        Assert.Equal(":chat.test 306 carol :You have been marked as being away", _chat.LastLineTo("carol"));
        Assert.Equal([":chat.test 301 alice carol :Gone to lunch"], _chat.Ask("alice", "PRIVMSG carol :hi"));
    }

    [Fact]
    public void Away_without_a_message_says_that_the_user_is_there_after_all()
    {
        Come("carol", "AWAY :lunch", "AWAY");
        Assert.Null(_chat.World.FindUser("carol")!.AwayMessage);
    }

    [Fact]
    public void A_star_is_an_absence_without_words_and_others_are_told_something_readable()
    {
        Come("carol", "AWAY *");
        Assert.Equal([":chat.test 301 alice carol Away"], _chat.Ask("alice", "PRIVMSG carol :hi"));
        _chat.Send("carol", "AWAY");
        Assert.Empty(_chat.Ask("alice", "PRIVMSG carol :hi"));
        _chat.Send("carol", "AWAY *");
        Assert.Equal([":chat.test 301 alice carol Away"], _chat.Ask("alice", "PRIVMSG carol :hi"));
    }

    [Fact]
    public void Without_the_capability_a_star_is_a_message_like_another()
    {
        _chat.Send("bob", "AWAY *");
        Assert.Equal([":chat.test 301 alice bob *"], _chat.Ask("alice", "PRIVMSG bob :hi"));
    }

    [Fact]
    public void Who_comes_away_is_online_for_those_who_watch()
    {
        _chat.Send("alice", "MONITOR + carol");
        _chat.Forget("alice");
        Come("carol", "AWAY *");
        Assert.Equal([":chat.test 730 alice carol!carol@test"], _chat.LinesTo("alice"));
    }

    [Fact]
    public void A_client_that_comes_by_itself_does_not_make_its_user_leave_the_other_client()
    {
        _chat.LogIn("desk", "dora", "dora");
        _chat.LogIn("phone", "dora", "dora", capabilities: "sasl draft/pre-away");
        Attach("tablet", "AWAY *");
        Assert.Null(_chat.World.FindUser("dora")!.AwayMessage);
    }

    [Fact]
    public void Nor_does_it_take_the_place_of_a_message_with_words()
    {
        _chat.LogIn("desk", "dora", "dora");
        _chat.Send("desk", "AWAY :lunch");
        Attach("tablet", "AWAY *");
        Assert.Equal("lunch", _chat.World.FindUser("dora")!.AwayMessage);
        Assert.Single(_chat.LinesTo("tablet"), line => line.Contains(" 306 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_given_by_a_further_connection_are_those_of_the_user()
    {
        _chat.Send("alice", "CAP REQ away-notify");
        _chat.LogIn("desk", "dora", "dora");
        _chat.Send("desk", "JOIN #lobby");
        _chat.Forget("alice");
        Attach("tablet", "AWAY :on the train");
        Assert.Equal("on the train", _chat.World.FindUser("dora")!.AwayMessage);
        Assert.EndsWith(" AWAY :on the train", _chat.LastLineTo("alice"), StringComparison.Ordinal);
    }

    private void Come(string nick, params ReadOnlySpan<string> lines)
    {
        _chat.Connect(nick);
        _chat.Send(nick, "CAP REQ draft/pre-away");
        _chat.Send(nick, lines);
        _chat.Send(nick, $"NICK {nick}", $"USER {nick} 0 * :{nick}", "CAP END");
    }

    private void Attach(string connection, string away)
    {
        _chat.Connect(connection);
        _chat.Send(connection, "CAP REQ :sasl draft/pre-away", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("dora", "secret")}");
        _chat.Send(connection, away, "NICK dora", "USER dora 0 * :dora", "CAP END");
    }
}
