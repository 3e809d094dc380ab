using System.Net;
using ChatCore.Client;
using ChatWeb.Authentication;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Authentication;

/// <summary>What of a sign-in outlives the gateway, and what does not.</summary>
public sealed class ComingBackTests : IDisposable
{
    private const string Secret = "correct horse";
    private readonly Gateway _gateway = new();

    [Fact]
    public async Task After_a_restart_the_page_signs_its_user_in_again_and_several_tabs_do_so_once()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser);
        await RestartAsync();

        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.GetAsync("/chat", TestContext.Current.CancellationToken)));
        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.StatusCode));
        Assert.Equal(2, _gateway.ChatServer.Made.Count);
        var request = _gateway.ChatServer.Made[1].Request;
        Assert.Equal(new ClientAccount("helena", Secret), request.Account);
        Assert.Equal(["#lobby"], request.Channels);
        Assert.Equal(_gateway.ChatServer.Made[0].Request.Certificate!.Thumbprint, request.Certificate!.Thumbprint);
    }

    [Fact]
    public async Task The_password_is_in_no_cookie_no_address_and_no_file()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser);
        Assert.All(signedIn.Headers.SelectMany(header => header.Value), value => Assert.DoesNotContain("horse", WebUtility.UrlDecode(value), StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(_gateway.Folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("horse", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_from_before_the_sign_out_brings_nothing_back()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser);
        var cookies = string.Join("; ", signedIn.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var signedOut = await Gateway.PostAsync(browser, "/chat", "/sign-out");

        using var thief = _gateway.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.Add("Cookie", cookies);
        using var response = await thief.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Single(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task A_password_that_is_another_one_now_is_told_at_the_entrance_and_not_tried_again()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser);
        await RestartAsync();
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.Refused("904", "SASL authentication failed"));
        using var chat = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, chat.StatusCode);
        Assert.Contains("the password is wrong", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);

        using var again = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal(2, _gateway.ChatServer.Made.Count);
    }

    [Fact]
    public async Task A_server_that_is_not_there_yet_is_told_and_the_next_try_succeeds()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser);
        await RestartAsync();
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.Unreachable(ConnectFailure.ConnectionRefused, "x"));
        using var refused = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Contains("no chat server listens", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);

        _gateway.ChatServer.OnStart = ScriptedConnector.Welcome;
        using var chat = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, chat.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_cookie_stays_only_when_its_user_wants_to_be_remembered_and_scripts_never_see_it(bool isRemembered)
    {
        using var browser = _gateway.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost/") });
        using var response = await SignInAsync(browser, isRemembered ? [("IsRemembered", "true")] : []);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("webchat.session=", StringComparison.Ordinal));
        Assert.Equal(isRemembered, cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase));
        Assert.All((string[])["httponly", "secure", "samesite=lax"], attribute => Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Servers_used_last_are_offered_with_the_nickname_only_when_remembered_and_can_be_removed(bool isRemembered)
    {
        using var browser = _gateway.Browser();
        using var signedIn = await SignInAsync(browser, isRemembered ? [("IsRemembered", "true")] : []);
        using var signedOut = await Gateway.PostAsync(browser, "/chat", "/sign-out");
        var page = await Gateway.ReadAsync(browser, "/");
        Assert.Contains("data-testid=\"recent\"", page, StringComparison.Ordinal);
        Assert.Equal(isRemembered, page.Contains("value=\"helena\"", StringComparison.Ordinal));

        using var removed = await Gateway.PostAsync(browser, "/", "/sign-in/forget", ("Place", "0"));
        Assert.DoesNotContain("data-testid=\"recent\"", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("W251bGwse31d")]                                              // [null,{}]
    [InlineData("W3siSG9zdCI6IjxzY3JpcHQ-IiwiUG9ydCI6IjEiLCJBcyI6MH1d")]      // a host that is none
    [InlineData("W3siSG9zdCI6ImEuYiIsIlBvcnQiOiIxIiwiTmljayI6IjxiPiAhIiwiQXMiOjB9XQ")] // a nickname that is none
    [InlineData("W3siSG9zdCI6ImEuYiIsIlBvcnQiOiIxIiwiTmljayI6ImEiLCJBcyI6OX1d")]       // a way to sign in that is none
    public async Task A_list_of_servers_that_was_never_written_is_passed_over(string cookie)
    {
        using var browser = _gateway.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", $"webchat.servers={cookie}");
        using var response = await browser.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("data-testid=\"recent\"", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0", "Edge · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData(null, "")]
    public void A_browser_is_named_in_words_of_ours(string? userAgent, string name) => Assert.Equal(name, BrowserName.Of(userAgent));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.…")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.…")]
    [InlineData("2001:db8:1:2::9", "2001:0db8:0001:…")]
    public void Of_an_address_the_network_is_shown(string address, string network) => Assert.Equal(network, Visitor.NetworkOf(IPAddress.Parse(address)));

    public void Dispose() => _gateway.Dispose();

    /// <summary>What a restart does to sessions: all are gone, and none was signed out.</summary>
    private Task RestartAsync() => _gateway.Services.GetRequiredService<UserSessionDirectory>().EndAllAsync("The gateway is stopping");

    private static Task<HttpResponseMessage> SignInAsync(HttpClient browser, params (string, string)[] fields) => Gateway.PostAsync(
        browser, "/", "/sign-in",
        [("As", "Account"), ("Host", "127.0.0.1"), ("Port", "6697"), ("Nick", "helena"), ("Password", Secret), ("Channel", "lobby"), .. fields]);
}
