using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>
/// A tour of every page and dialog, on both screens, in both languages and both themes: axe finds nothing of any impact, nothing is wider than
/// the screen, and the pictures are those of <c>docs/GALLERY.md</c>.
/// </summary>
public sealed class GalleryTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Theory(Timeout = TestTime.Long)]
    [InlineData(false, "en")]
    [InlineData(false, "pt")]
    [InlineData(true, "en")]
    [InlineData(true, "pt")]
    public async Task The_pages_around_signing_in(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var user = await site.OpenUserAsync(ScreenOf(isPhone, language));
        var (page, signIn) = (user.Page, new SignInPage(user.Page));
        var gallery = new Gallery(page, LookOf(isPhone, language));

        await gallery.ShowAsync("sign-in", signIn.Connect);
        await page.GetByTestId("as-Account").CheckAsync();
        await gallery.ShowAsync("sign-in-account", signIn.Password);
        await page.GetByTestId("as-NewAccount").CheckAsync();
        await gallery.ShowAsync("sign-in-new-account", signIn.NewPassword);
        await page.GetByTestId("as-Guest").CheckAsync();
        await signIn.SubmitAsync(site.Server.Endpoint with { Port = FreePorts.Next() }, "clara", Channel);
        await gallery.ShowAsync("sign-in-refused", signIn.Problem);

        await signIn.SubmitAsync(site.Server.Endpoint, "clara", Channel);
        await gallery.ShowAsync("fingerprint", signIn.Accept);
        await signIn.Accept.ClickAsync();
        await user.WaitUntilJoinedAsync(Channel);
        await user.SignOutAsync();
        await gallery.ShowAsync("sign-in-again", page.GetByTestId("recent"));
        await page.GotoAsync($"{site.Gateway.Url}nowhere");
        await gallery.ShowAsync("not-found", page.GetByRole(AriaRole.Heading));
        await page.GotoAsync($"{site.Gateway.Url}offline?culture={(language == "pt" ? "pt-BR" : "en")}");
        await gallery.ShowAsync("offline", page.GetByRole(AriaRole.Heading));

        await site.Server.StopAsync(Stop);
        site.Server.LoseKey();
        await site.Server.StartAgainAsync(Stop);
        await SignInPage.OpenAsync(page, site.Gateway.Url);
        await signIn.SubmitAsync(site.Server.Endpoint, "clara", Channel);
        await gallery.ShowAsync("key-changed", signIn.KeyChanged);
        gallery.RequireNoFaults();
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(false, "en")]
    [InlineData(false, "pt")]
    [InlineData(true, "en")]
    [InlineData(true, "pt")]
    public async Task A_conversation_and_what_is_done_with_messages(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var clara = await site.SignInAsync("clara", Channel, ScreenOf(isPhone, language));
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        var page = clara.Page;
        var gallery = new Gallery(page, LookOf(isPhone, language));
        await gallery.ShowAsync("channel-empty", clara.Composer);

        await ConverseAsync(clara, bruno, isPhone);
        await gallery.ShowAsync("channel", clara.Messages);
        await clara.Messages.Filter(new() { HasText = "Bring a spoon" }).GetByTestId("show-thread").ClickAsync();
        await gallery.ShowAsync("thread", page.GetByTestId("thread"));
        await CloseAsync(page);

        var own = clara.Messages.Filter(new() { HasText = "I bring the cake" });
        await ActAsync(own, "React", isPhone);
        await gallery.ShowAsync("reactions", page.GetByTestId("reaction-picker"));
        await page.Keyboard.PressAsync("Escape");
        await ActAsync(own, "Edit", isPhone);
        await gallery.ShowAsync("edit", page.GetByTestId("edit-text"));
        await page.GetByTestId("edit-cancel").ClickAsync();
        await ActAsync(own, "Pin", isPhone);
        await page.GetByTestId("open-pins").ClickAsync();
        await gallery.ShowAsync("pins", page.GetByTestId("pins"));
        await CloseAsync(page);
        await ActAsync(own, "Reply", isPhone);
        await gallery.ShowAsync("reply", page.GetByTestId("reply-bar"));
        await page.GetByTestId("cancel-reply").ClickAsync();
        await ActAsync(own, "Delete", isPhone);
        await gallery.ShowAsync("delete", page.GetByTestId("undo"));
        await page.GetByTestId("undo").ClickAsync();

        await page.GetByTestId("emoji").ClickAsync();
        await gallery.ShowAsync("emoji", page.GetByTestId("emoji-picker").Locator("[data-emoji]"));
        await page.Keyboard.PressAsync("Escape");
        await clara.Composer.FillAsync(string.Empty);
        await clara.Composer.PressSequentiallyAsync("/to");
        await gallery.ShowAsync("completion", page.GetByTestId("suggestions"));
        await clara.Composer.PressAsync("Escape");
        await clara.Composer.FillAsync(string.Empty);

        FilePayload view = new() { Name = "view.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };
        FilePayload recipe = new() { Name = "recipe.txt", MimeType = "text/plain", Buffer = "flour, eggs"u8.ToArray() };
        await page.GetByTestId("file-input").SetInputFilesAsync([view, recipe]);
        await Expect(page.Locator("[data-testid=attachment][data-state=ready]")).ToHaveCountAsync(2);
        await gallery.ShowAsync("attachments", page.GetByTestId("attachments"));
        await clara.Composer.FillAsync("The recipe");
        await clara.Composer.PressAsync("Enter");
        await Expect(clara.Messages.Last.GetByTestId("picture").Locator("img")).ToHaveJSPropertyAsync("complete", true);
        await gallery.ShowAsync("files", clara.Messages.Last.GetByTestId("file-card"));
        await clara.Messages.Last.GetByTestId("picture").ClickAsync();
        await gallery.ShowAsync("lightbox", page.GetByTestId("lightbox"));
        await page.GetByTestId("lightbox-close").ClickAsync();

        await page.GetByTestId("open-search").ClickAsync();
        await page.GetByTestId("search-box").FillAsync("cake");
        await page.GetByTestId("search-box").PressAsync("Enter");
        await gallery.ShowAsync("search", page.GetByTestId("search-result"));
        await page.GetByTestId("search-filters").ClickAsync();
        await gallery.ShowAsync("search-filters", page.GetByTestId("filter-after"));
        await page.GetByTestId("search-close").ClickAsync();

        await site.Server.StopAsync(Stop);
        await gallery.ShowAsync("connection-lost", clara.Status);
        await site.Server.StartAgainAsync(Stop);
        await clara.WaitUntilJoinedAsync(Channel);
        gallery.RequireNoFaults();
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(false, "en")]
    [InlineData(false, "pt")]
    [InlineData(true, "en")]
    [InlineData(true, "pt")]
    public async Task What_leads_to_channels_people_and_settings(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var clara = await site.SignInAsync("clara", Channel, ScreenOf(isPhone, language));
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        await using var ana = await NativeUser.SignInAsync(site.Server, "ana", "#garden", Stop);
        ana.Client.SetTopic("#garden", "Tomatoes and roses");
        var page = clara.Page;
        var gallery = new Gallery(page, LookOf(isPhone, language));
        ana.Client.Send("clara", "Shall I pick you up at seven?");
        await Expect(page.GetByTestId("unread")).ToHaveCountAsync(1);

        await ShowConversationsAsync(clara);
        await gallery.ShowAsync("conversations", page.GetByTestId("join"));
        await page.Locator($"[data-opens='{Channel}']").HoverAsync();
        await page.GetByTestId("options").First.ClickAsync();
        await gallery.ShowAsync("conversation-options", page.GetByTestId("favourite"));
        await CloseAsync(page);
        await ShowConversationsAsync(clara);
        await page.GetByTestId("join").ClickAsync();
        await gallery.ShowAsync("channel-browser", page.Locator("[data-testid=listed-channel][data-name='#garden']"));
        await CloseAsync(page);
        await ShowConversationsAsync(clara);
        await page.GetByTestId("open-switcher").ClickAsync();
        await gallery.ShowAsync("switcher", page.GetByTestId("switcher-option"));
        await CloseAsync(page);

        await clara.OpenConversationAsync("ana");
        await gallery.ShowAsync("private", clara.Messages);
        await clara.OpenConversationAsync(Channel);
        await page.GetByTestId("topic").ClickAsync();
        await gallery.ShowAsync("topic", page.GetByTestId("topic-text"));
        await CloseAsync(page);
        await page.GetByTestId("open-channel-settings").ClickAsync();
        await gallery.ShowAsync("channel-settings", page.GetByTestId("mode-i"));
        await CloseAsync(page);

        if (isPhone)
        {
            await page.GetByTestId("open-members").ClickAsync();
            await gallery.ShowAsync("members", page.GetByTestId("member"));
        }

        await page.Locator("[data-testid=member][data-nick=bruno] button").ClickAsync();
        await Expect(page.GetByTestId("account")).ToBeVisibleAsync();
        await gallery.ShowAsync("person", page.GetByTestId("moderation"));
        await CloseAsync(page);

        foreach (var section in new[] { "Profile", "Account", "Appearance", "Notifications", "People", "Browsers", "Data" })
        {
            await clara.OpenSettingsAsync(section);
            await gallery.ShowAsync($"settings-{section.ToLowerInvariant()}", page.Locator("#settings-title"));
            await CloseAsync(page);
        }

        await clara.Scroller.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await gallery.ShowAsync("help", page.GetByTestId("shortcuts"));
        gallery.RequireNoFaults();
    }

    private static BrowserNewContextOptions ScreenOf(bool isPhone, string language) =>
        new(isPhone ? Screen.Phone : Screen.Desktop) { Locale = language == "pt" ? "pt-BR" : "en-US" };

    private static string LookOf(bool isPhone, string language) => $"{(isPhone ? "phone" : "desktop")}-{language}";

    private static async Task ConverseAsync(BrowserUser clara, NativeUser bruno, bool isPhone)
    {
        await clara.TypeAsync("I bring the **cake**. It wants `flour`, ~~sugar~~ and *time*.");
        await clara.SeesAsync("I bring the cake");
        await bruno.SayAsync("Bring a spoon, too: https://example.org/a-recipe-with-a-rather-long-address-that-a-phone-has-to-break", Stop);
        await clara.SeesAsync("Bring a spoon");
        await ActAsync(clara.Messages.Filter(new() { HasText = "Bring a spoon" }), "Reply", isPhone);
        await clara.TypeAsync("One is enough :tada:");
        await clara.SeesAsync("One is enough");
        await bruno.SayAsync("clara: see you at seven", Stop);
        await clara.SeesAsync("see you at seven");
        await clara.TypeAsync("/me is on the way");
        await clara.SeesAsync("is on the way");
    }

    /// <summary>Opens the actions of a message, which a finger asks for by staying, and chooses one.</summary>
    private static async Task ActAsync(ILocator message, string action, bool isPhone)
    {
        if (isPhone)
            await message.DispatchEventAsync("pointerdown", new { pointerType = "touch", bubbles = true });
        else
            await message.HoverAsync();
        await message.Page.GetByTestId("message-actions").Locator($"[data-action={action}]").ClickAsync();
    }

    /// <summary>The list of conversations, which a phone has behind a button.</summary>
    private static async Task ShowConversationsAsync(BrowserUser user)
    {
        var menu = user.Page.GetByTestId("open-conversations");
        if (await menu.IsVisibleAsync())
            await menu.ClickAsync();
    }

    private static async Task CloseAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("dialog")).ToHaveCountAsync(0);
    }
}
