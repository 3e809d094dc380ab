using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>How one finds one's way: switcher, channel browser, the list of conversations, people.</summary>
public sealed class FindingTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task A_few_letters_and_the_keyboard_lead_to_any_conversation()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", "#garden", Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Page.Keyboard.PressAsync("Control+k");
        var switcher = ana.Page.GetByTestId("switcher");
        await switcher.PressSequentiallyAsync("gar");
        await Expect(ana.Page.GetByTestId("switcher-option").First).ToHaveAttributeAsync("data-name", "#garden");
        await switcher.PressAsync("Enter");
        await ana.WaitUntilJoinedAsync("#garden");

        await ana.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(Link(ana, Channel)).ToHaveAttributeAsync("aria-current", "true");
        await bruno.SayAsync("news", Stop);
        await Expect(ana.Page.GetByTestId("unread")).ToHaveCountAsync(1);
        await ana.Page.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await Expect(Link(ana, "#garden")).ToHaveAttributeAsync("aria-current", "true");

        await ana.Scroller.FocusAsync();
        await ana.Page.Keyboard.PressAsync("?");
        await Expect(ana.Page.GetByTestId("shortcuts")).ToBeVisibleAsync();
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Channels_are_browsed_with_their_topics_and_new_ones_created(bool isPhone)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", "#garden", Stop);
        bruno.Client.SetTopic("#garden", "Tomatoes and roses");
        var ana = await site.SignInAsync("ana", Channel, isPhone ? Screen.PhoneDark : Screen.Desktop);
        await ana.ShowConversationsAsync();
        await ana.Page.GetByTestId("join").ClickAsync();
        await Expect(ana.Page.Locator("[data-testid=listed-channel][data-name='#garden']")).ToContainTextAsync("Tomatoes and roses");

        await ana.Page.GetByTestId("join-name").FillAsync("my own garden");
        await ana.Page.GetByTestId("join-submit").ClickAsync();
        await Expect(ana.Page.GetByTestId("join-hint")).ToContainTextAsync("#my-own-garden");
        await ana.Page.GetByTestId("join-name").FillAsync("orchard");
        await ana.Page.GetByTestId("join-submit").ClickAsync();
        await ana.WaitUntilJoinedAsync("#orchard");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task What_is_ignored_is_hidden_until_it_is_not_and_arrangements_outlive_the_session()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var troll = await NativeUser.SignInAsync(site.Server, "troll", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await troll.SayAsync("buy this", Stop);
        await ana.SeesAsync("buy this");
        await ana.Page.Locator("[data-testid=member][data-nick=troll] button").ClickAsync();
        await Expect(ana.Page.GetByTestId("account")).ToBeVisibleAsync();
        await ana.Page.GetByTestId("person-ignore").ClickAsync();
        await Expect(ana.Messages.Filter(new() { HasText = "buy this" })).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("undo-ignore").ClickAsync();
        await ana.SeesAsync("buy this");
        await ana.Page.Keyboard.PressAsync("Escape");

        await Link(ana, Channel).HoverAsync();
        await ana.Page.GetByTestId("options").ClickAsync();
        await ana.Page.GetByTestId("favourite").CheckAsync();
        await Expect(ana.Page.GetByTestId("group-favourites")).ToBeVisibleAsync();
        await ana.Page.Keyboard.PressAsync("Escape");

        await ana.SignOutAsync();
        await new SignInPage(ana.Page).SubmitAsync(site.Server.Endpoint, "ana", Channel);
        await ana.WaitUntilJoinedAsync(Channel);
        await Expect(ana.Page.GetByTestId("group-favourites")).ToContainTextAsync("lobby");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Whom_one_ignores_stands_in_the_settings_and_what_they_write_is_nothing_new()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var troll = await NativeUser.SignInAsync(site.Server, "troll", "#garden", Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", "#garden", Stop);
        var ana = await site.SignInAsync("ana", "#garden", Screen.Desktop);
        await ana.Page.Locator("[data-testid=member][data-nick=troll] button").ClickAsync();
        await ana.Page.GetByTestId("person-ignore").ClickAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.TypeAsync("/join " + Channel);
        await ana.WaitUntilJoinedAsync(Channel);
        await troll.SayAsync("ana: buy this", Stop);
        await bruno.SayAsync("roses", Stop);
        await Expect(ana.Page.GetByTestId("unread")).ToContainTextAsync("1");
        await Expect(ana.Page.GetByTestId("unread")).Not.ToContainTextAsync("2");

        await ana.Page.GetByTestId("settings").ClickAsync();
        await ana.Page.GetByTestId("settings-People").ClickAsync();
        await Expect(ana.Page.GetByTestId("ignored-list")).ToContainTextAsync("troll");
        await ana.Page.GetByTestId("stop-ignoring").ClickAsync();
        await Expect(ana.Page.GetByTestId("stop-ignoring")).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("undo-stop-ignoring").ClickAsync();
        await Expect(ana.Page.GetByTestId("stop-ignoring")).ToHaveCountAsync(1);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Who_has_the_rank_removes_and_silences_from_the_card_and_nobody_else_is_offered_it()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var troll = await site.SignInAsync("troll", Channel, Screen.Phone);
        await troll.Page.GetByTestId("open-members").ClickAsync();
        await troll.Page.Locator("[data-testid=member][data-nick=ana] button").ClickAsync();
        await Expect(troll.Page.GetByTestId("account")).ToBeVisibleAsync();
        await Expect(troll.Page.GetByTestId("moderation")).ToHaveCountAsync(0);

        await ana.Page.Locator("[data-testid=member][data-nick=troll] button").ClickAsync();
        await ana.Page.GetByTestId("silence").ClickAsync();
        await Expect(ana.Page.GetByTestId("moderation-status")).ToContainTextAsync("troll");
        await ana.Page.GetByTestId("kick").ClickAsync();
        await Expect(ana.Page.Locator("[data-testid=member][data-nick=troll]")).ToHaveCountAsync(0);
    }

    private static ILocator Link(BrowserUser user, string name) => user.Page.Locator($"[data-opens='{name}']");
}
