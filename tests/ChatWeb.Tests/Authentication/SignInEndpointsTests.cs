using System.Net;
using ChatCore.Client;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Authentication;

public sealed class SignInEndpointsTests : IDisposable
{
    private readonly Gateway _gateway = new();

    [Fact]
    public async Task Signing_in_sets_a_cookie_and_leads_to_the_chat()
    {
        using var browser = _gateway.Browser();
        using var response = await Gateway.SignInAsync(browser, password: "secret-word");

        Assert.Equal((HttpStatusCode.SeeOther, "/chat"), (response.StatusCode, response.Headers.Location?.ToString()));
        var cookie = response.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("webchat.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", string.Join('\n', response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);

        var request = _gateway.ChatServer.Made.Single().Request;
        Assert.Equal(("helena", "secret-word", "#lobby"), (request.Nick, request.Password, request.Channels.Single()));
        using var chat = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, chat.StatusCode);
    }

    [Fact]
    public async Task Without_a_session_the_chat_leads_to_the_form()
    {
        using var browser = _gateway.Browser();
        using var response = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Redirect, "/"), (response.StatusCode, response.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = _gateway.Browser();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Host"] = "127.0.0.1", ["Port"] = "6697", ["Nick"] = "helena" });
        using var response = await browser.PostAsync("/sign-in", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task A_form_of_a_page_that_is_too_old_leads_to_a_fresh_one_that_says_so()
    {
        using var browser = _gateway.Browser();
        using var form = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["Nick"] = "helena" }) };
        form.Headers.Accept.ParseAdd("text/html");
        using var response = await browser.SendAsync(form, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.SeeOther, "/?expired"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.Empty(_gateway.ChatServer.Made);
        Assert.Contains("The page had been open for too long", await Gateway.ReadAsync(browser, "/?expired"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("169.254.169.254", "6697", "never connects to this kind of address")]
    [InlineData("chat.example.org", "6697", "connects only to the servers its operator has listed")]
    [InlineData("2130706433", "6697", "Please enter a server name")]
    [InlineData("127.0.0.1", "99999", "a number from 1 to 65535")]
    public async Task A_refused_server_is_explained_on_the_form_which_keeps_what_was_typed(string host, string port, string sentence)
    {
        using var browser = _gateway.Browser();
        using var response = await Gateway.SignInAsync(browser, host, port, "helena", "secret-word");
        Assert.Equal("/", response.Headers.Location?.ToString());

        var form = await Gateway.ReadAsync(browser, "/");
        Assert.Contains(sentence, form, StringComparison.Ordinal);
        Assert.Contains($"value=\"{host}\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"helena\"", form, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", form, StringComparison.Ordinal);
        Assert.Empty(_gateway.ChatServer.Made);
    }

    public static TheoryData<StopReason, string> Stops => new()
    {
        { new StopReason.Unreachable(ConnectFailure.ConnectionRefused, "x"), "no chat server listens on this port" },
        { new StopReason.Unreachable(ConnectFailure.NotTls13, "x"), "does not speak TLS 1.3" },
        { new StopReason.Refused("464", "Wrong password"), "The server says: “Wrong password”" },
        { new StopReason.Refused("433", "In use"), "Choose another one" },
    };

    [Theory]
    [MemberData(nameof(Stops))]
    public async Task Why_a_connection_did_not_come_about_is_said_in_a_sentence(StopReason reason, string sentence)
    {
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(reason);
        using var browser = _gateway.Browser();
        using var response = await Gateway.SignInAsync(browser);
        Assert.Contains(sentence, await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_server_is_shown_and_after_accepting_it_is_connected_with_the_password_typed_before()
    {
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.UnknownServer(Samples.Fingerprint('A')));
        using var browser = _gateway.Browser();
        using var first = await Gateway.SignInAsync(browser, password: "secret-word");
        Assert.Equal("/fingerprint", first.Headers.Location?.ToString());
        Assert.Contains("AA:AA:AA:AA", await Gateway.ReadAsync(browser, "/fingerprint"), StringComparison.Ordinal);

        _gateway.ChatServer.OnStart = ScriptedConnector.Welcome;
        using var other = await Gateway.PostAsync(browser, "/fingerprint", "/sign-in/accept", ("Fingerprint", Samples.Fingerprint('B').ToString()));
        Assert.Equal("/", other.Headers.Location?.ToString());

        using var accepted = await Gateway.PostAsync(browser, "/fingerprint", "/sign-in/accept", ("Fingerprint", Samples.Fingerprint('A').ToString()));
        Assert.Equal("/chat", accepted.Headers.Location?.ToString());
        Assert.Equal("secret-word", _gateway.ChatServer.Made[^1].Request.Password);
    }

    [Fact]
    public async Task A_refused_fingerprint_leads_back_and_nothing_is_connected()
    {
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.UnknownServer(Samples.Fingerprint('A')));
        using var browser = _gateway.Browser();
        using var first = await Gateway.SignInAsync(browser);
        using var refused = await Gateway.PostAsync(browser, "/fingerprint", "/sign-in/refuse");
        Assert.Contains("You refused the server’s key", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
        Assert.Single(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task A_changed_key_is_a_hard_stop_with_both_fingerprints_and_no_way_on()
    {
        _gateway.ChatServer.OnStart = ScriptedConnector.Stop(new StopReason.ServerKeyChanged(Samples.Fingerprint('A'), Samples.Fingerprint('B')));
        using var browser = _gateway.Browser();
        using var response = await Gateway.SignInAsync(browser);
        Assert.Equal("/key-changed", response.Headers.Location?.ToString());

        var page = await Gateway.ReadAsync(browser, "/key-changed");
        Assert.Contains("AA:AA:AA:AA", page, StringComparison.Ordinal);
        Assert.Contains("BB:BB:BB:BB", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/sign-in/accept", page, StringComparison.Ordinal);

        using var forced = await Gateway.PostAsync(browser, "/key-changed", "/sign-in/accept", ("Fingerprint", Samples.Fingerprint('B').ToString()));
        Assert.Equal("/", forced.Headers.Location?.ToString());
        Assert.Single(_gateway.ChatServer.Made);
    }

    [Fact]
    public async Task Too_many_sign_ins_from_one_address_have_to_wait()
    {
        using var gateway = new Gateway().With("SignInsPerMinute", "2");
        using var browser = gateway.Browser();
        for (var attempt = 0; attempt < 3; attempt++)
            (await Gateway.SignInAsync(browser, "chat.example.org")).Dispose();

        Assert.Contains("Too many attempts", await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await Gateway.SignInAsync(browser);
        using var signedOut = await Gateway.PostAsync(browser, "/chat", "/sign-out");
        Assert.Equal("/", signedOut.Headers.Location?.ToString());
        Assert.Contains("stop Signed out", _gateway.ChatServer.Made.Single().Asked);
        using var chat = await browser.GetAsync("/chat", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, chat.StatusCode);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var browser = _gateway.Browser();
        using var signedIn = await Gateway.SignInAsync(browser);
        foreach (var page in (string[])["/chat", "/tokens.css", "/healthz", "/nowhere"])
        {
            using var response = await browser.GetAsync(page, TestContext.Current.CancellationToken);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Theory]
    [InlineData("pt-BR,pt;q=0.9", "Endereço do servidor")]
    [InlineData("de-DE", "Server address")]
    public async Task The_browser_chooses_the_language(string accepted, string label)
    {
        using var browser = _gateway.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", accepted);
        Assert.Contains(label, await Gateway.ReadAsync(browser, "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_and_theme_are_kept_and_the_way_back_stays_on_this_site()
    {
        using var browser = _gateway.Browser();
        using var response = await Gateway.PostAsync(browser, "/", "/preferences", ("Language", "pt-BR"), ("Theme", "dark"), ("Return", "https://elsewhere.example/"));
        Assert.Equal("/", response.Headers.Location?.ToString());

        var page = await Gateway.ReadAsync(browser, "/");
        Assert.Contains("Endereço do servidor", page, StringComparison.Ordinal);
        Assert.Contains("data-theme=\"dark\"", page, StringComparison.Ordinal);
    }

    public void Dispose() => _gateway.Dispose();
}
