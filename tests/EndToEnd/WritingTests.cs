using System.Text.RegularExpressions;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class WritingTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task What_is_typed_as_markdown_or_sent_with_codes_is_shown_formatted()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var ira = await NativeUser.SignInAsync(site.Server, "ira", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.TypeAsync("**bold** and `code` <b>no tag</b>");
        await Expect(ana.Messages.Locator("strong", new() { HasTextString = "bold" })).ToHaveCountAsync(1);
        await Expect(ana.Messages.Locator("code")).ToHaveTextAsync("code");
        await Expect(ana.Messages.Last.Locator(".text")).ToContainTextAsync("<b>no tag</b>");

        await ira.SayAsync("\u0002\u000304loud\u000f and ana is mentioned", Stop);
        await Expect(ana.Messages.Last.Locator("strong .c4")).ToHaveTextAsync("loud");
        await Expect(ana.Messages.Last.Locator("mark")).ToHaveTextAsync("ana");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Several_lines_are_one_message_here_and_readable_lines_at_native_clients()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var ira = await IrssiUser.SignInAsync(site.Server, "ira", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await ana.Composer.PressSequentiallyAsync("first line");
        await ana.Composer.PressAsync("Shift+Enter");
        await ana.Composer.PressSequentiallyAsync("second line");
        await ana.Composer.PressAsync("Enter");
        await bruno.SeesAsync("second line");
        Assert.Equal(["first line\nsecond line"], await bruno.ShownTextsAsync());
        Assert.Equal(["first line\nsecond line"], await ana.ShownTextsAsync());
        await ira.WaitForTextsAsync(Channel, ["first line", "second line"], Stop);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Words_are_completed_with_the_keyboard_and_by_touch()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var maria = await site.SignInAsync("maria", Channel, Screen.Phone);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var suggestions = ana.Page.GetByTestId("suggestions");
        await Expect(ana.Page.GetByTestId("member")).ToHaveCountAsync(2);

        await ana.Composer.PressSequentiallyAsync("mar");
        await ana.Composer.PressAsync("Tab");
        await Expect(ana.Composer).ToHaveValueAsync("maria: ");
        await ana.Composer.PressSequentiallyAsync("look :tad");
        await Expect(suggestions).ToHaveAttributeAsync("aria-busy", "false");
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Composer).ToHaveValueAsync("maria: look 🎉 ");
        await Expect(suggestions).ToBeHiddenAsync();
        await ana.Composer.PressAsync("Enter");
        await maria.SeesAsync("maria: look 🎉");

        await maria.Composer.PressSequentiallyAsync("/to");
        await Expect(maria.Page.GetByTestId("suggestions")).ToHaveAttributeAsync("aria-busy", "false");
        await maria.Page.GetByRole(AriaRole.Option).First.TapAsync();
        await Expect(maria.Composer).ToHaveValueAsync("/topic ");
        await Expect(maria.Composer).ToBeFocusedAsync();

        // Nothing comes of an empty box: Tab goes on.
        await ana.Composer.PressAsync("Tab");
        await Expect(ana.Composer).Not.ToBeFocusedAsync();
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_emoji_is_picked_by_word_and_remembered(bool isPhone)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, isPhone ? Screen.Phone : Screen.Desktop);
        var picker = ana.Page.GetByTestId("emoji-picker");
        await ana.Page.GetByTestId("emoji").ClickAsync();
        await Expect(picker.Locator("[data-emoji][tabindex='0']")).ToHaveCountAsync(1);
        await ana.Page.GetByTestId("emoji-search").FillAsync("party popper");
        await picker.Locator("[data-emoji='🎉']").ClickAsync();
        await Expect(picker).ToHaveCountAsync(0);
        await Expect(ana.Composer).ToHaveValueAsync("🎉");
        await ana.Composer.PressSequentiallyAsync(" :+1:");
        await ana.Composer.PressAsync("Escape");
        await ana.Composer.PressAsync("Enter");
        await ana.SeesAsync("🎉 👍️");

        await ana.Page.GetByTestId("emoji").ClickAsync();
        await Expect(picker.Locator("[data-emoji][tabindex='0']")).ToHaveCountAsync(1);
        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(picker).ToHaveCountAsync(0);

        // A phone's keyboard does not come up by itself.
        if (isPhone)
            await Expect(ana.Composer).Not.ToBeFocusedAsync();
        else
            await Expect(ana.Composer).ToBeFocusedAsync();
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task What_is_typed_to_its_end_is_sent_by_one_key_though_it_is_suggested_too()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Composer.FillAsync("/quit");
        await Expect(ana.Page.GetByTestId("suggestions")).ToBeVisibleAsync();
        await ana.Composer.PressAsync("Enter");
        await Expect(new SignInPage(ana.Page).Connect).ToBeVisibleAsync();
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_draft_outlives_a_reload_and_is_there_in_another_tab()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Composer.PressSequentiallyAsync("not yet");
        await ana.Page.ReloadAsync();
        await Expect(ana.Composer).ToHaveValueAsync("not yet");
        await Expect(ana.Composer).ToBeFocusedAsync();
        await ana.Composer.BlurAsync();
        var tab = await ana.OpenSecondTabAsync(site.Gateway);
        await Expect(tab.Composer).ToHaveValueAsync("not yet");
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData("Control+b", "say **word**", "say word")]
    [InlineData("Control+i", "say *word*", "say word")]
    [InlineData("Control+e", "say `word`", "say word")]
    [InlineData("Control+Shift+x", "say ~~word~~", "say word")]
    public async Task Keys_put_marks_around_what_is_selected_and_take_them_away(string keys, string marked, string plain)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Composer.FillAsync(plain);
        await ana.Composer.PressAsync("Control+Shift+ArrowLeft");
        await ana.Composer.PressAsync(keys);
        await Expect(ana.Composer).ToHaveValueAsync(marked);
        await ana.Composer.PressAsync(keys);
        await Expect(ana.Composer).ToHaveValueAsync(plain);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Keys_are_seen_at_once_in_a_channel_where_much_is_said()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var ira = await NativeUser.SignInAsync(site.Server, "ira", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        for (var number = 0; number < 40; number++)
            ira.Client.Send(Channel, $"**message** {number} `code` https://example.org/{number}");

        await ana.Composer.PressSequentiallyAsync("@i typed while others talk");
        await Expect(ana.Composer).ToHaveValueAsync("@i typed while others talk", new() { Timeout = 1 });
        await Expect(ana.Composer).ToHaveAttributeAsync("placeholder", new Regex(Channel));
    }
}
