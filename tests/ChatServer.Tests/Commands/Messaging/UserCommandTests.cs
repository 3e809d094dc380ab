using System.Globalization;
using ChatServer.State;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Messaging;

public sealed class UserCommandTests
{
    private readonly TestChat _chat = new TestChat(TestChat.Unhurried).With("#lobby", "alice", "bob");

    [Fact]
    public void A_real_name_changes_for_all_who_want_to_know()
    {
        _chat.Send("alice", "CAP REQ setname");
        Assert.Empty(_chat.Ask("bob", "SETNAME :Robert"));
        Assert.Equal(":bob!bob@test SETNAME Robert", _chat.LastLineTo("alice"));
        Assert.Contains(_chat.Ask("alice", "WHOIS bob"), line => line.EndsWith("* Robert", StringComparison.Ordinal));
        Assert.Contains("FAIL SETNAME INVALID_REALNAME", Assert.Single(_chat.Ask("alice", $"SETNAME :{new string('x', 151)}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Extended_join_tells_account_and_real_name_and_away()
    {
        _chat.Send("alice", "CAP REQ :extended-join away-notify");
        _chat.Register("carol");
        _chat.Send("carol", "AWAY :lunch");
        _chat.Forget("alice");
        _chat.Forget("bob");
        _chat.Send("carol", "JOIN #lobby");
        Assert.Equal([":carol!carol@test JOIN #lobby * carol", ":carol!carol@test AWAY lunch"], _chat.LinesTo("alice"));
        Assert.Equal([":carol!carol@test JOIN #lobby"], _chat.LinesTo("bob"));
    }

    [Fact]
    public void Mode_r_keeps_out_those_without_an_account_but_not_the_accepted()
    {
        _chat.Send("alice", "MODE alice +R");
        Assert.StartsWith(":chat.test 477 bob alice ", Assert.Single(_chat.Ask("bob", "PRIVMSG alice :hi")), StringComparison.Ordinal);
        _chat.Send("alice", "ACCEPT bob");
        Assert.Empty(_chat.Ask("bob", "PRIVMSG alice :hi"));
        Assert.Equal([":chat.test 281 alice bob", ":chat.test 282 alice :End of /ACCEPT list"], _chat.Ask("alice", "ACCEPT *"));
        _chat.Send("alice", "ACCEPT -bob");
        Assert.Single(_chat.Ask("bob", "PRIVMSG alice :hi"));
    }

    [Fact]
    public void Those_who_are_gone_make_room_for_others_to_be_accepted()
    {
        for (var i = 0; i < User.MaxAccepted; i++)
        {
            var nick = string.Create(CultureInfo.InvariantCulture, $"guest{i}");
            _chat.Register(nick);
            _chat.Send("alice", $"ACCEPT {nick}");
        }

        Assert.StartsWith(":chat.test FAIL ACCEPT ACCEPT_FULL bob ", Assert.Single(_chat.Ask("alice", "ACCEPT bob")), StringComparison.Ordinal);
        _chat.Send("guest7", "QUIT");
        Assert.Empty(_chat.Ask("alice", "ACCEPT bob"));
        Assert.Contains(_chat.World.FindUser("bob")!.Id, _chat.World.FindUser("alice")!.Accepted);
    }

    [Fact]
    public void Who_is_written_to_may_answer_in_spite_of_mode_r()
    {
        _chat.Send("alice", "MODE alice +R", "PRIVMSG bob :hi");
        Assert.Empty(_chat.Ask("bob", "PRIVMSG alice :hi"));
    }

    [Fact]
    public void Mode_t_takes_no_ctcp_but_actions()
    {
        _chat.Send("alice", "MODE alice +T");
        Assert.StartsWith(":chat.test 531 bob alice ", Assert.Single(_chat.Ask("bob", "PRIVMSG alice :\u0001VERSION\u0001")), StringComparison.Ordinal);
        Assert.Empty(_chat.Ask("bob", "PRIVMSG alice :\u0001ACTION waves\u0001"));
    }

    [Fact]
    public void A_notice_is_never_answered()
    {
        Assert.Empty(_chat.Ask("alice", "NOTICE #nowhere :hi"));
        Assert.Empty(_chat.Ask("alice", "NOTICE nobody :hi"));
        Assert.Empty(_chat.Ask("alice", "NOTICE"));
    }

    [Fact]
    public void A_message_to_oneself_comes_once_as_echo_and_once_as_delivery()
    {
        _chat.Register("carol", "echo-message labeled-response batch");
        Assert.Equal([":carol!carol@test PRIVMSG carol hi", "@label=1 :carol!carol@test PRIVMSG carol hi"], _chat.Ask("carol", "@label=1 PRIVMSG carol :hi"));
    }

    [Fact]
    public void An_unknown_command_keeps_its_label()
    {
        _chat.Register("carol", "labeled-response batch");
        Assert.Equal(["@label=1 :chat.test 421 carol NO_SUCH :Unknown command"], _chat.Ask("carol", "@label=1 NO_SUCH"));
    }
}
