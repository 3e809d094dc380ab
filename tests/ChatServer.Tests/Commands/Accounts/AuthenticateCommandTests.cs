using System.Text;
using ChatCore.Security.Sasl;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Accounts;

public sealed class AuthenticateCommandTests
{
    private readonly TestChat _chat = new TestChat(AccountChat.Options).WithAccount("alice");

    [Fact]
    public void Plain_logs_in_before_registration()
    {
        _chat.Connect("c");
        Assert.Equal([":chat.test AUTHENTICATE +"], _chat.Ask("c", "AUTHENTICATE PLAIN"));
        Assert.Equal(
            [":chat.test 900 * *!*@test alice :You are now logged in as alice", ":chat.test 903 * :SASL authentication successful"],
            _chat.Ask("c", $"AUTHENTICATE {AccountChat.Plain("ALICE", "secret")}"));
        _chat.Send("c", "NICK anyone", "USER a 0 * :a");
        Assert.Equal("alice", _chat.World.FindUser("anyone")?.Account);
    }

    [Theory]
    [InlineData("alice", "wrong")]
    [InlineData("nobody", "secret")]
    [InlineData("alice", "")]
    public void What_is_wrong_fails_the_same_way(string account, string password)
    {
        _chat.Connect("c");
        _chat.Send("c", "AUTHENTICATE PLAIN");
        Assert.Equal([":chat.test 904 * :SASL authentication failed"], _chat.Ask("c", $"AUTHENTICATE {AccountChat.Plain(account, password)}"));
    }

    [Fact]
    public void Scram_logs_in_and_the_server_proves_itself()
    {
        var client = new ScramClient("alice", "secret");
        _chat.Connect("c");
        var lines = _chat.Ask("c", "AUTHENTICATE SCRAM-SHA-256");
        while (lines is [var line] && line.Contains("AUTHENTICATE", StringComparison.Ordinal))
        {
            var data = line.Split(' ')[^1];
            var response = client.Respond(data == "+" ? [] : Convert.FromBase64String(data));
            lines = _chat.Ask("c", $"AUTHENTICATE {(response.Length == 0 ? "+" : Convert.ToBase64String(response))}");
        }

        Assert.Contains(" 900 ", lines[0], StringComparison.Ordinal);
        Assert.Contains(" 903 ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Scram_tells_nobody_which_accounts_there_are()
    {
        _chat.Connect("c");
        Assert.Equal(SaltOf("nobody"), SaltOf("NOBODY"));
    }

    [Fact]
    public void External_logs_in_by_a_certificate_that_the_account_knows()
    {
        var fingerprint = new string('a', 64);
        _chat.Connect("owner", fingerprint);
        _chat.Send("owner", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("alice", "secret")}", "NICK alice", "USER a 0 * :a");
        Assert.Contains(fingerprint, Assert.Single(_chat.Ask("owner", "NS CERT ADD")), StringComparison.Ordinal);

        _chat.Connect("c", fingerprint);
        _chat.Send("c", "AUTHENTICATE EXTERNAL");
        Assert.Contains(" 900 ", _chat.Ask("c", "AUTHENTICATE +")[0], StringComparison.Ordinal);

        _chat.Connect("other", new string('b', 64));
        _chat.Send("other", "AUTHENTICATE EXTERNAL");
        Assert.Contains(" 904 ", _chat.Ask("other", "AUTHENTICATE +")[^1], StringComparison.Ordinal);
        _chat.Connect("none");
        _chat.Send("none", "AUTHENTICATE EXTERNAL");
        Assert.Contains(" 904 ", _chat.Ask("none", "AUTHENTICATE +")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_mechanism_is_answered_with_those_there_are()
    {
        _chat.Connect("c");
        Assert.Equal(
            [":chat.test 908 * PLAIN,SCRAM-SHA-256,EXTERNAL :are available SASL mechanisms", ":chat.test 904 * :SASL authentication failed"],
            _chat.Ask("c", "AUTHENTICATE KERBEROS"));
    }

    [Fact]
    public void A_star_aborts()
    {
        _chat.Connect("c");
        _chat.Send("c", "AUTHENTICATE PLAIN");
        Assert.Equal([":chat.test 906 * :SASL authentication aborted"], _chat.Ask("c", "AUTHENTICATE *"));
        Assert.Contains(" 908 ", _chat.Ask("c", $"AUTHENTICATE {AccountChat.Plain("alice", "secret")}")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Cap_end_aborts_what_is_under_way()
    {
        _chat.Connect("c");
        _chat.Send("c", "CAP LS 302", "NICK bob", "USER b 0 * :b", "AUTHENTICATE PLAIN");
        var lines = _chat.Ask("c", "CAP END");
        Assert.Contains(" 906 ", lines[0], StringComparison.Ordinal);
        Assert.Contains(" 001 ", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_too_long_is_refused()
    {
        _chat.Connect("c");
        _chat.Send("c", "AUTHENTICATE PLAIN");
        Assert.Equal([":chat.test 905 * :SASL message too long"], _chat.Ask("c", $"AUTHENTICATE {new string('A', 401)}"));
    }

    [Fact]
    public void Parts_without_end_are_refused()
    {
        _chat.Connect("c");
        _chat.Send("c", "AUTHENTICATE PLAIN");
        for (var i = 0; i < 8; i++)
            Assert.Empty(_chat.Ask("c", $"AUTHENTICATE {new string('A', 400)}"));
        Assert.Contains(" 904 ", Assert.Single(_chat.Ask("c", $"AUTHENTICATE {new string('A', 400)}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_failures_close_the_door_for_a_minute()
    {
        _chat.Connect("c");
        for (var i = 0; i < 3; i++)
            _chat.Send("c", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("alice", "wrong")}");
        Assert.Equal(
            [
                ":chat.test FAIL AUTHENTICATE TOO_MANY_ATTEMPTS :Too many failed log-ins: try again in a minute",
                ":chat.test 904 * :Too many failed log-ins: try again in a minute",
            ],
            _chat.Ask("c", "AUTHENTICATE PLAIN"));

        _chat.Time.Advance(TimeSpan.FromMinutes(1.1));
        Assert.Equal([":chat.test AUTHENTICATE +"], _chat.Ask("c", "AUTHENTICATE PLAIN"));
    }

    [Fact]
    public void Members_learn_of_a_login_and_see_the_account_on_lines()
    {
        _chat.Register("bob", "account-notify account-tag");
        _chat.Register("carol");
        _chat.With("#lobby", "bob", "carol");
        _chat.Send("carol", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("alice", "secret")}");
        Assert.EndsWith(":carol!carol@test ACCOUNT alice", _chat.LastLineTo("bob"), StringComparison.Ordinal);
        _chat.Send("carol", "PRIVMSG #lobby :hello");
        Assert.Equal("@account=alice :carol!carol@test PRIVMSG #lobby hello", _chat.LastLineTo("bob"));
    }

    [Fact]
    public void One_can_log_in_again_as_another()
    {
        _chat.WithAccount("dora");
        _chat.LogIn("c", "alice", "x");
        _chat.Send("c", "AUTHENTICATE PLAIN", $"AUTHENTICATE {AccountChat.Plain("dora", "secret")}");
        Assert.Equal("dora", _chat.World.FindUser("x")?.Account);
        Assert.Equal("account:dora", _chat.World.FindUser("x")?.Identity);
    }

    [Fact]
    public void Without_accounts_there_is_nothing_to_log_in_to()
    {
        var chat = new TestChat(new ChatOptions { ServerName = "chat.test", Accounts = new AccountOptions { Enabled = false } });
        chat.Register("bob");
        Assert.Contains(" 421 ", Assert.Single(chat.Ask("bob", "AUTHENTICATE PLAIN")), StringComparison.Ordinal);
        Assert.All(chat.Ask("bob", "CAP LS 302"), line => Assert.DoesNotContain("sasl", line, StringComparison.Ordinal));
    }

    private string SaltOf(string account)
    {
        _chat.Send("c", "AUTHENTICATE SCRAM-SHA-256");
        var answer = Assert.Single(_chat.Ask("c", $"AUTHENTICATE {Convert.ToBase64String(new ScramClient(account, "x").Respond([]))}"));
        _chat.Send("c", "AUTHENTICATE *");
        return Encoding.UTF8.GetString(Convert.FromBase64String(answer.Split(' ')[^1])).Split(',')[1];
    }
}
