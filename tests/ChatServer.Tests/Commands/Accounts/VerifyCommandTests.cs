using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Accounts;

/// <summary>
/// VERIFY of IRCv3 <c>draft/account-registration</c>. This server sends no codes, so that none is right: an administrator verifies, and VERIFY
/// says so.
/// </summary>
public sealed class VerifyCommandTests
{
    [Fact]
    public void Register_tells_that_more_is_needed_and_logs_nobody_in()
    {
        var chat = Chat(new AccountRegistrationOptions { VerifyEmail = true });
        chat.Register("alice");
        Assert.StartsWith(":chat.test REGISTER VERIFICATION_REQUIRED alice :", Assert.Single(chat.Ask("alice", "REGISTER * * secret")), StringComparison.Ordinal);
        Assert.Null(chat.World.FindUser("alice")!.Account);
    }

    [Fact]
    public void No_code_is_right_whether_there_is_such_an_account_or_not()
    {
        var chat = Chat(new AccountRegistrationOptions { VerifyEmail = true });
        chat.Register("alice");
        chat.Send("alice", "REGISTER * * secret");
        var pending = Assert.Single(chat.Ask("alice", "VERIFY alice 39gvcdg4myvnmdcfhvd6exsv4n"));
        Assert.StartsWith(":chat.test FAIL VERIFY INVALID_CODE alice :", pending, StringComparison.Ordinal);
        Assert.Equal(pending.Replace("alice", "nobody", StringComparison.Ordinal), Assert.Single(chat.Ask("alice", "VERIFY nobody 39gvcdg4myvnmdcfhvd6exsv4n")));
    }

    [Fact]
    public async Task Once_an_administrator_has_verified_it_the_account_logs_in()
    {
        var chat = Chat(new AccountRegistrationOptions { VerifyEmail = true });
        chat.Register("alice");
        chat.Send("alice", "REGISTER * * secret", "QUIT");
        chat.LogIn("early", "alice", "other");
        Assert.Contains(chat.LinesTo("early"), line => line.Contains(" 904 ", StringComparison.Ordinal));

        await chat.Accounts.Store.UpdateAsync("alice", account => account with { IsVerified = true }, TestContext.Current.CancellationToken);
        chat.Time.Advance(TimeSpan.FromMinutes(2));
        chat.LogIn("later", "alice", "alice");
        Assert.Contains(chat.LinesTo("later"), line => line.Contains(" 903 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_logged_in_has_nothing_to_verify()
    {
        var chat = new TestChat(AccountChat.Options).WithAccount("alice");
        chat.LogIn("alice", "alice", "alice");
        Assert.Contains(" FAIL VERIFY ALREADY_AUTHENTICATED alice :", Assert.Single(chat.Ask("alice", "VERIFY alice code")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "COMPLETE_CONNECTION_REQUIRED")]
    [InlineData(true, "INVALID_CODE")]
    public void The_connection_has_to_be_complete_unless_before_connect_is_told(bool beforeConnect, string code)
    {
        var chat = Chat(new AccountRegistrationOptions { BeforeConnect = beforeConnect });
        chat.Connect("alice");
        Assert.StartsWith($":chat.test FAIL VERIFY {code} ", Assert.Single(chat.Ask("alice", "VERIFY alice code")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_accounts_it_is_not_allowed()
    {
        var chat = new TestChat(AccountChat.Options with { Accounts = new AccountOptions { Enabled = false } });
        chat.Register("alice");
        Assert.StartsWith(":chat.test FAIL VERIFY DISALLOWED alice :", Assert.Single(chat.Ask("alice", "VERIFY alice code")), StringComparison.Ordinal);
    }

    [Fact]
    public void Account_and_code_are_needed()
    {
        var chat = Chat(new AccountRegistrationOptions());
        chat.Register("alice");
        Assert.StartsWith(":chat.test 461 alice VERIFY ", Assert.Single(chat.Ask("alice", "VERIFY alice")), StringComparison.Ordinal);
    }

    private static TestChat Chat(AccountRegistrationOptions registration) =>
        new(AccountChat.Options with { Accounts = AccountChat.Options.Accounts with { Registration = registration } });
}
