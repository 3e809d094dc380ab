using System.Net;
using ChatCore.Client;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Authentication;

public sealed class AccountSignInTests : IDisposable
{
    private const string Secret = "correct horse";
    private readonly Gateway _gateway = new();

    [Fact]
    public async Task The_owner_of_an_account_signs_in_with_its_password()
    {
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, "Account", ("Password", Secret));
        Assert.Equal("/chat", response.Headers.Location?.ToString());
        Assert.Equal(new ClientAccount("helena", Secret), _gateway.ChatServer.Made.Single().Request.Account);
    }

    [Theory]
    [InlineData("Guest")]
    [InlineData("7")]
    [InlineData("guest,Account")]
    [InlineData("")]
    public async Task A_guest_sends_no_password_whatever_the_browser_filled_in(string how)
    {
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, how, ("Password", Secret), ("NewPassword", Secret));
        var request = _gateway.ChatServer.Made.Single().Request;
        Assert.Null(request.Account);
        Assert.Null(request.Password);
    }

    [Fact]
    public async Task A_new_account_is_made_of_the_nickname_and_its_owner_is_in()
    {
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, "NewAccount", ("NewPassword", Secret), ("Email", "h@example.org"));
        Assert.Equal("/chat", response.Headers.Location?.ToString());
        var connection = _gateway.ChatServer.Made.Single();
        Assert.Contains("register h@example.org", connection.Asked);
        Assert.Equal(Secret, connection.NewPassword);
        Assert.True(connection.Request.InsistsOnNick);
    }

    [Theory]
    [InlineData("ACCOUNT_EXISTS", "If it is yours, sign in with its password")]
    [InlineData("WEAK_PASSWORD", "at least 6 characters")]
    [InlineData("INVALID_EMAIL", "not an e-mail address that the server takes")]
    [InlineData("DISALLOWED", "did not make the account")]
    public async Task Why_an_account_was_not_made_is_said_and_nobody_stays_as_a_guest(string code, string sentence)
    {
        _gateway.ChatServer.OnStart = connection =>
        {
            connection.Refusal = new RequestRefusedException(code, "because");
            ScriptedConnector.Welcome(connection);
        };
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, "NewAccount", ("NewPassword", Secret));
        Assert.Equal("/", response.Headers.Location?.ToString());
        var page = await Gateway.ReadAsync(browser, "/");
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.True(_gateway.ChatServer.Made.Single().IsDisposed);
    }

    [Fact]
    public async Task An_account_that_has_to_be_verified_first_is_announced_as_made()
    {
        _gateway.ChatServer.OnStart = connection =>
        {
            connection.Registered = new RegisteredAccount("helena", NeedsVerification: true);
            ScriptedConnector.Welcome(connection);
        };
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, "NewAccount", ("NewPassword", Secret));
        Assert.Contains("has to let it in first", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("904", "the password is wrong")]
    [InlineData("TOO_MANY_ATTEMPTS", "too many wrong passwords")]
    [InlineData("ACCOUNT_REQUIRED", "for people with an account only")]
    [InlineData("433", "it belongs to an account")]
    public async Task Each_refusal_has_its_own_sentence_and_the_form_keeps_the_way_but_no_password(string code, string sentence)
    {
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.Refused(code, "because"));
        using var browser = _gateway.Browser();
        using var response = await SignInAsync(browser, "Account", ("Password", Secret));
        var page = await Gateway.ReadAsync(browser, "/");
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page, StringComparison.Ordinal);
        Assert.Matches("value=\"Account\" checked", page);
    }

    [Theory]
    [InlineData("Account", "Password", "", "Enter the account’s password")]
    [InlineData("Account", "Password", "two\r\nQUIT", "control characters")]
    [InlineData("NewAccount", "NewPassword", "short", "at least 6 characters")]
    [InlineData("NewAccount", "NewPassword", "Helena", "at least 6 characters")]
    [InlineData("NewAccount", "Email", "a@b\r\nQUIT", "not an e-mail address")]
    [InlineData("Guest", "ServerPassword", "a\nb", "server password")]
    public async Task What_cannot_be_right_never_reaches_a_server(string how, string field, string value, string sentence)
    {
        using var browser = _gateway.Browser();
        (string, string)[] others = field == "Email" ? [("NewPassword", Secret)] : [];
        using var response = await SignInAsync(browser, how, [(field, value), .. others]);
        Assert.Contains(sentence, await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
        Assert.Empty(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task A_password_longer_than_any_is_refused_unread()
    {
        using var browser = _gateway.Browser();
        using var long_ = await SignInAsync(browser, "Account", ("Password", new string('x', 257)));
        Assert.Contains("longer than 256 characters", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
        Assert.Empty(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task Signing_in_again_gives_another_session_than_a_cookie_that_was_there_before()
    {
        using var browser = _gateway.Browser();
        using var first = await SignInAsync(browser, "Guest");
        var before = Assert.Single(first.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("webchat.session=", StringComparison.Ordinal));
        using var second = await Gateway.PostAsync(browser, "/chat", "/sign-in", ("Host", "127.0.0.1"), ("Port", "6697"), ("Nick", "maria"), ("Channel", ""));
        var after = Assert.Single(second.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("webchat.session=", StringComparison.Ordinal));
        Assert.NotEqual(before, after);
        Assert.True(_gateway.ChatServer.Made[0].IsDisposed);
    }

    [Theory]
    [InlineData("webchat.session=CfDJ8forged")]
    [InlineData("webchat.session=00000000000000000000000000000000")]
    public async Task A_forged_session_cookie_opens_nothing(string cookie)
    {
        using var browser = _gateway.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.Add("Cookie", cookie);
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Empty(_gateway.ChatServer.Made);
    }

    public void Dispose() => _gateway.Dispose();

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string how, params (string, string)[] fields) => Gateway.PostAsync(
        browser, "/", "/sign-in", [("As", how), ("Host", "127.0.0.1"), ("Port", "6697"), ("Nick", "helena"), ("Channel", "lobby"), .. fields]);
}
