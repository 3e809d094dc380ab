using System.Globalization;
using ChatCore.Client;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class SessionTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Short)]
    public async Task Reloading_the_page_keeps_the_session_and_the_conversation()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await using var native = await NativeUser.SignInAsync(site.Server, "nina", Channel, Stop);
        await ana.TypeAsync("before the reload");
        await native.WaitForTextAsync("before the reload", Stop);

        await ana.Page.ReloadAsync();

        await ana.WaitUntilJoinedAsync(Channel);
        await ana.SeesAsync("before the reload");
        await ana.TypeAsync("after the reload");
        await native.WaitForTextAsync("after the reload", Stop);
        Assert.DoesNotContain(native.Events.Snapshot(), happened => happened is ClientEvent.UserQuit);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task To_the_server_each_browser_user_comes_from_an_address_of_their_own()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await site.SignInAsync("ana", Channel, From("203.0.113.7"));
        await site.SignInAsync("bruno", Channel, From("198.51.100.9"));
        await using var native = await NativeUser.SignInAsync(site.Server, "nina", Channel, Stop);

        var (ana, bruno) = (await native.Client.WhoIsAsync("ana", Stop), await native.Client.WhoIsAsync("bruno", Stop));
        Assert.Equal(3, new[] { ana.Host, bruno.Host, (await native.Client.WhoIsAsync("nina", Stop)).Host }.Distinct().Count());
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task The_sign_in_becomes_the_chat_without_another_document_and_going_back_leaves_it_usable()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.OpenUserAsync(Screen.Desktop);
        await ana.Page.EvaluateAsync("window.isTheFirstDocument = true");
        var signIn = new SignInPage(ana.Page);
        await signIn.SubmitAsync(site.Server.Endpoint, "ana", Channel);
        await signIn.Accept.ClickAsync();
        await ana.WaitUntilJoinedAsync(Channel);
        Assert.True(await ana.Page.EvaluateAsync<bool>("window.isTheFirstDocument === true"));

        await ana.Page.GoBackAsync();
        await ana.WaitUntilJoinedAsync(Channel);
        await ana.TypeAsync("still here");
        await ana.SeesAsync("still here");
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task A_sign_in_that_nobody_answers_says_so_and_keeps_what_was_typed()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.OpenUserAsync(Screen.Phone);
        var signIn = new SignInPage(ana.Page);
        await ana.Page.Context.SetOfflineAsync(true);
        await signIn.SubmitAsync(site.Server.Endpoint, "ana", Channel);
        await Expect(ana.Page.GetByTestId("sign-in-form").GetByRole(AriaRole.Status)).ToHaveTextAsync("There was no answer. Check the connection and try again.");
        await Expect(ana.Page.GetByTestId("nick")).ToHaveValueAsync("ana");

        await ana.Page.Context.SetOfflineAsync(false);
        await signIn.Connect.ClickAsync();
        await signIn.Accept.ClickAsync();
        await ana.WaitUntilJoinedAsync(Channel);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task A_second_tab_shows_the_same_session()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var first = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await first.TypeAsync("from the first tab");

        var second = await first.OpenSecondTabAsync(site.Gateway);

        await second.WaitUntilJoinedAsync(Channel);
        await second.SeesAsync("from the first tab");
        await second.TypeAsync("from the second tab");
        await first.SeesAsync("from the second tab");
        Assert.Equal(await first.ShownTextsAsync(), await second.ShownTextsAsync());
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_lost_server_shows_reconnecting_and_what_was_missed_comes_in_order_and_without_a_gap()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await using var native = await NativeUser.SignInAsync(site.Server, "nina", Channel, Stop);
        await native.SayAsync("before", Stop);
        await ana.SeesAsync("before");

        await site.Server.KillAsync();
        await Expect(ana.Status).ToContainTextAsync("Trying again");
        await ana.TypeAsync("typed while the server was gone");
        await site.Server.StartAgainAsync(Stop);
        await native.SayAsync("after", Stop);

        await ana.SeesAsync("after", TestTime.Reconnection);
        await ana.SeesAsync("typed while the server was gone");
        await native.WaitForTextAsync("typed while the server was gone", Stop);
        await Expect(ana.Status).ToBeEmptyAsync();
        Assert.Equal(native.MessagesIn(Channel).Select(message => message.Text), await ana.ShownTextsAsync());
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Scrolling_up_brings_older_messages_back_to_the_first()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var native = await NativeUser.SignInAsync(site.Server, "nina", Channel, Stop);
        string[] texts = [.. Enumerable.Range(1, 160).Select(number => string.Create(CultureInfo.InvariantCulture, $"line {number:000}"))];
        foreach (var text in texts)
            native.Client.Send(Channel, text);
        await native.WaitForTextAsync(texts[^1], Stop);

        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.SeesAsync(texts[^1]);
        await Expect(ana.Messages.Filter(new() { HasText = texts[0] })).ToHaveCountAsync(0);
        await ana.ScrollToTheStartAsync();

        await ana.SeesAsync(texts[0]);
        var shown = await ana.ShownTextsAsync();
        Assert.Equal(texts.Take(shown.Count), shown);
    }

    /// <summary>A browser that came to the gateway through a reverse proxy on its machine.</summary>
    private static BrowserNewContextOptions From(string address) => new(Screen.Desktop) { ExtraHTTPHeaders = [new("X-Forwarded-For", address)] };
}
