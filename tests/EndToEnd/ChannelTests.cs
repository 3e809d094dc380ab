using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>What there is to a channel beside its messages: pins, rules, lists, people.</summary>
public sealed class ChannelTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task An_operator_pins_a_message_and_everybody_finds_it()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await ana.TypeAsync("meeting on Thursday at 19:00");
        await bruno.SeesAsync("meeting on Thursday");
        await Expect(bruno.Page.GetByTestId("message-actions").Locator("[data-action=Pin]")).ToHaveCountAsync(0);

        await ana.ActAsync(ana.Messages.Filter(new() { HasText = "meeting" }), "Pin");
        await Expect(bruno.Page.GetByTestId("open-pins")).ToBeVisibleAsync();
        await Expect(ana.Messages.Locator(".pinned")).ToHaveCountAsync(1);

        var carla = await site.SignInAsync("carla", Channel, Screen.PhoneDark);
        await carla.Page.GetByTestId("open-pins").ClickAsync();
        await Expect(carla.Page.GetByTestId("pins")).ToContainTextAsync("meeting on Thursday");
        await Expect(carla.Page.GetByTestId("unpin")).ToHaveCountAsync(0);
        await carla.Page.PassesAxeAsync();
        await carla.Page.GetByTestId("go-to-pin").ClickAsync();
        await Expect(carla.Messages.Filter(new() { HasText = "meeting" })).ToBeFocusedAsync();

        await ana.Page.GetByTestId("open-pins").ClickAsync();
        await ana.Page.GetByTestId("unpin").ClickAsync();
        await Expect(carla.Page.GetByTestId("open-pins")).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("undo-unpin").ClickAsync();
        await Expect(carla.Page.GetByTestId("open-pins")).ToHaveCountAsync(1);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task On_a_phone_in_Portuguese_the_settings_and_the_search_fit_and_keep_nobody_out()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, new(Screen.Phone) { Locale = "pt-BR" });
        await ana.Page.GetByTestId("open-channel-settings").ClickAsync();
        await Expect(ana.Page.GetByTestId("mode-i")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByTestId("channel-settings")).ToContainTextAsync("Só entra quem foi convidado");
        Assert.True(await ana.Page.GetByTestId("dialog").EvaluateAsync<bool>("dialog => dialog.scrollWidth <= dialog.clientWidth"));
        await ana.Page.PassesAxeAsync();
        await ana.Page.Keyboard.PressAsync("Escape");

        await ana.Page.GetByTestId("open-search").ClickAsync();
        await ana.Page.GetByTestId("search-filters").ClickAsync();
        await Expect(ana.Page.GetByTestId("filter-after")).ToBeVisibleAsync();
        Assert.True(await ana.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("search-close").ClickAsync();
        await Expect(ana.Page.GetByTestId("search-panel")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task An_operator_takes_back_what_somebody_else_said_and_nobody_else_is_offered_it()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var troll = await site.SignInAsync("troll", Channel, Screen.Desktop);
        await ana.TypeAsync("good morning");
        await troll.TypeAsync("buy this");
        await ana.SeesAsync("buy this");
        await troll.Messages.Filter(new() { HasText = "good morning" }).HoverAsync();
        await Expect(troll.Page.GetByTestId("message-actions").Locator("[data-action=Delete]")).ToBeHiddenAsync();

        await ana.ActAsync(ana.Messages.Filter(new() { HasText = "buy this" }), "Delete");
        await Expect(troll.Page.GetByTestId("deleted")).ToContainTextAsync("ana", new() { Timeout = 20_000 });
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_renamed_channel_keeps_what_was_said_and_what_is_being_written()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await ana.TypeAsync("good morning");
        await bruno.SeesAsync("good morning");
        await bruno.Composer.FillAsync("half a sentence");
        await bruno.Page.GetByTestId("open-channel-settings").ClickAsync();
        await Expect(bruno.Page.GetByTestId("rules")).ToBeVisibleAsync();
        await Expect(bruno.Page.GetByTestId("new-name")).ToHaveCountAsync(0);
        await bruno.Page.Keyboard.PressAsync("Escape");

        await ana.Page.GetByTestId("open-channel-settings").ClickAsync();
        await ana.Page.GetByTestId("new-name").FillAsync("two words");
        await ana.Page.GetByTestId("new-name-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("channel-name-part-status")).ToContainTextAsync("#two-words");
        await ana.Page.GetByTestId("new-name").FillAsync("hall");
        await ana.Page.GetByTestId("new-name-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("channel-name-part-status")).ToHaveTextAsync("The channel is called #hall now.");
        await ana.Page.PassesAxeAsync();
        await ana.Page.Keyboard.PressAsync("Escape");
        await ana.SeesAsync("good morning");

        await Expect(bruno.Page.GetByTestId("messages")).ToContainTextAsync("ana renamed the channel to #hall");
        await Expect(bruno.Composer).ToHaveValueAsync("half a sentence");
        await bruno.Composer.PressAsync("Enter");
        await ana.SeesAsync("half a sentence");
        await bruno.Page.ReloadAsync();
        await bruno.SeesAsync("half a sentence");
        await Expect(bruno.Composer).ToHaveAttributeAsync("placeholder", "Write to #hall");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Who_may_sets_rules_and_lists_and_everybody_else_reads_the_rules()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Page.GetByTestId("open-channel-settings").ClickAsync();
        await Expect(ana.Page.GetByTestId("founders")).ToHaveTextAsync("None is here now");
        await ana.Page.GetByTestId("mode-s").CheckAsync();
        await Expect(ana.Page.GetByTestId("channel-rules-status")).ToHaveTextAsync("Saved.");
        await Expect(ana.Page.GetByTestId("mode-s")).ToBeCheckedAsync();
        await ana.Page.GetByTestId("channel-limit").FillAsync("many");
        await ana.Page.GetByTestId("channel-limit-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("channel-rules-status")).ToContainTextAsync("whole number");
        await ana.Page.GetByTestId("channel-limit").FillAsync("20");
        await ana.Page.GetByTestId("channel-limit-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("channel-rules-status")).ToHaveTextAsync("Saved.");

        await ana.Page.GetByTestId("channel-mask").FillAsync("troll");
        await ana.Page.GetByTestId("channel-mask-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("masks")).ToContainTextAsync("troll!*@*");
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("remove-mask").ClickAsync();
        await Expect(ana.Page.GetByTestId("remove-mask")).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("undo-mask").ClickAsync();
        await Expect(ana.Page.GetByTestId("masks")).ToContainTextAsync("troll!*@*");
        await ana.Page.GetByTestId("invite").FillAsync("nobody-here");
        await ana.Page.GetByTestId("invite-save").ClickAsync();
        await Expect(ana.Page.GetByTestId("channel-people-status")).ToHaveTextAsync("Nobody of that name is online.");

        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await bruno.Page.GetByTestId("open-channel-settings").ClickAsync();
        await Expect(bruno.Page.GetByTestId("rules")).ToContainTextAsync("At most 20 members");
        await Expect(bruno.Page.GetByTestId("mode-s")).ToHaveCountAsync(0);
        await Expect(bruno.Page.GetByTestId("masks")).ToHaveCountAsync(0);
        await bruno.Page.PassesAxeAsync();
    }
}
