using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Accounts;

public sealed class RegisterCommandTests
{
    private static TestChat With(AccountRegistrationOptions registration) =>
        new(AccountChat.Options with { Accounts = AccountChat.Options.Accounts with { PasswordHashCost = "normal", Registration = registration } });

    [Fact]
    public void An_account_is_made_and_logged_in_to()
    {
        var chat = With(new AccountRegistrationOptions());
        chat.Register("alice");
        Assert.Equal(
            [
                ":chat.test REGISTER SUCCESS alice :The account is made, and you are logged in to it",
                ":chat.test 900 alice alice!alice@test alice :You are now logged in as alice",
            ],
            chat.Ask("alice", "REGISTER * * open-sesame"));
        Assert.Equal("alice", chat.World.FindUser("alice")?.Account);
    }

    [Theory]
    [InlineData("REGISTER * * short", "WEAK_PASSWORD *")]
    [InlineData("REGISTER * nonsense open-sesame", "INVALID_EMAIL *")]
    [InlineData("REGISTER other * open-sesame", "ACCOUNT_NAME_MUST_BE_NICK other")]
    [InlineData("REGISTER 9lives * open-sesame", "BAD_ACCOUNT_NAME 9lives")]
    [InlineData("REGISTER NickServ * open-sesame", "BAD_ACCOUNT_NAME NickServ")]
    public void What_cannot_be_an_account_is_refused_by_code(string line, string code)
    {
        var chat = With(new AccountRegistrationOptions());
        chat.Register("alice");
        Assert.StartsWith($":chat.test FAIL REGISTER {code} ", Assert.Single(chat.Ask("alice", line)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_is_too_long_is_refused()
    {
        var chat = With(new AccountRegistrationOptions());
        chat.Register("alice");
        Assert.Contains("UNACCEPTABLE_PASSWORD", Assert.Single(chat.Ask("alice", $"REGISTER * * {new string('x', 301)}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Beyond_the_bound_clients_make_no_more()
    {
        var chat = With(new AccountRegistrationOptions { MaxAccounts = 1 });
        chat.Register("alice");
        chat.Register("bob");
        chat.Send("alice", "REGISTER * * open-sesame");
        Assert.Equal(
            [":chat.test FAIL REGISTER TEMPORARILY_UNAVAILABLE * :This server has as many accounts as it may have"],
            chat.Ask("bob", "REGISTER * * open-sesame"));
    }

    [Fact]
    public void Nobody_takes_the_name_of_somebody_who_is_here()
    {
        var chat = With(new AccountRegistrationOptions { BeforeConnect = true });
        chat.Register("root");
        chat.Connect("c");
        chat.Send("c", "NICK root");
        Assert.StartsWith(":chat.test FAIL REGISTER ACCOUNT_EXISTS * ", chat.Ask("c", "REGISTER * * open-sesame")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_connection_is_complete_only_where_that_is_allowed()
    {
        var chat = With(new AccountRegistrationOptions());
        chat.Connect("c");
        chat.Send("c", "NICK bob");
        Assert.StartsWith(":chat.test FAIL REGISTER COMPLETE_CONNECTION_REQUIRED * ", Assert.Single(chat.Ask("c", "REGISTER * * open-sesame")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_capability_tells_what_is_asked_for()
    {
        var chat = With(new AccountRegistrationOptions { BeforeConnect = true, RequireEmail = true, CustomAccountName = true });
        chat.Connect("c");
        Assert.Contains(
            "draft/account-registration=before-connect,custom-account-name,email-required",
            string.Join(' ', chat.Ask("c", "CAP LS 302")), StringComparison.Ordinal);
        Assert.Contains("INVALID_EMAIL", Assert.Single(chat.Ask("c", "REGISTER bob * open-sesame")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_that_has_to_be_verified_waits_for_an_administrator()
    {
        var chat = With(new AccountRegistrationOptions { VerifyEmail = true });
        chat.Register("alice");
        Assert.StartsWith(":chat.test REGISTER VERIFICATION_REQUIRED alice ", Assert.Single(chat.Ask("alice", "REGISTER * * open-sesame")), StringComparison.Ordinal);
        Assert.StartsWith(":chat.test FAIL VERIFY INVALID_CODE alice ", Assert.Single(chat.Ask("alice", "VERIFY alice 1234")), StringComparison.Ordinal);
        chat.Send("alice", "AUTHENTICATE PLAIN");
        Assert.Equal(
            ":chat.test 904 alice :This account is not verified yet",
            chat.Ask("alice", $"AUTHENTICATE {AccountChat.Plain("alice", "open-sesame")}")[^1]);
    }

    [Fact]
    public void A_registered_nickname_is_for_its_account()
    {
        var chat = new TestChat(AccountChat.Options).WithAccount("alice");
        chat.Connect("c");
        chat.Send("c", "NICK alice", "USER a 0 * :a");
        Assert.StartsWith(":chat.test 433 alice alice ", chat.LastLineTo("c"), StringComparison.Ordinal);
        chat.Register("bob");
        Assert.StartsWith(":chat.test 433 bob ALICE ", Assert.Single(chat.Ask("bob", "NICK ALICE")), StringComparison.Ordinal);
        chat.Send("bob", "PRIVMSG NickServ :IDENTIFY alice secret");
        chat.Send("bob", "NICK alice");
        Assert.NotNull(chat.World.FindUser("alice"));
    }
}
