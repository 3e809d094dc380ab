using ChatServer.Accounts;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Accounts;

public sealed class NickServTests
{
    private const string Source = ":NickServ!services@chat.test NOTICE";
    private readonly TestChat _chat = new(AccountChat.Options);

    [Fact]
    public void It_makes_accounts_and_logs_in()
    {
        _chat.Register("alice");
        Assert.Contains(_chat.Ask("alice", "PRIVMSG NickServ :register secret"), line => line == $"{Source} alice :The account alice is made, and you are logged in to it");
        _chat.Send("alice", "QUIT");
        _chat.Register("bob");
        Assert.Equal($"{Source} bob :Account or password is wrong", _chat.Ask("bob", "NS IDENTIFY alice wrong")[^1]);
        Assert.Equal($"{Source} bob :You are logged in as alice", _chat.Ask("bob", "NICKSERV IDENTIFY alice secret")[^1]);
    }

    [Theory]
    [InlineData("HELP", "I know these commands:")]
    [InlineData("NONSENSE", "I do not know this command: try HELP")]
    [InlineData("IDENTIFY", "Use: IDENTIFY [account] password: logs in")]
    [InlineData("SET ALWAYS-ON on", "Log in first")]
    [InlineData("CERT LIST", "Log in first")]
    [InlineData("PASSWD a b", "Log in first")]
    [InlineData("INFO", "You are not logged in")]
    [InlineData("VERIFY alice", "Only administrators may do this")]
    public void Guests_are_told_what_to_do(string text, string answer)
    {
        _chat.Register("bob");
        Assert.Equal($"{Source} bob :{answer}", _chat.Ask("bob", $"PRIVMSG nickserv :{text}")[0]);
    }

    [Fact]
    public void A_password_can_be_changed_by_who_knows_the_old_one()
    {
        _chat.WithAccount("alice");
        _chat.LogIn("a", "alice", "alice");
        Assert.Equal($"{Source} alice :The old password is wrong", _chat.Ask("a", "NS PASSWD wrong fresh-one")[^1]);
        Assert.Equal($"{Source} alice :The password is changed", _chat.Ask("a", "NS PASSWD secret fresh-one")[^1]);
        _chat.LogIn("b", "alice", "other", "fresh-one");
        Assert.Equal("alice", _chat.World.FindUser("other")?.Account);
    }

    [Fact]
    public async Task Administrators_verify_accounts()
    {
        _chat.WithAccount("admin");
        await _chat.Accounts.Store.UpdateAsync("admin", account => account with { Role = AccountRole.Admin }, TestContext.Current.CancellationToken);
        _chat.WithAccount("waiting");
        _chat.LogIn("a", "admin", "admin");
        Assert.Equal($"{Source} admin :The account waiting is verified", _chat.Ask("a", "NS VERIFY waiting")[^1]);
        Assert.Equal($"{Source} admin :There is no such account", _chat.Ask("a", "NS VERIFY nobody")[^1]);
    }

    [Fact]
    public void Its_name_is_nobodys()
    {
        _chat.Register("bob");
        Assert.StartsWith(":chat.test 432 bob nickserv ", Assert.Single(_chat.Ask("bob", "NICK nickserv")), StringComparison.Ordinal);
    }
}
