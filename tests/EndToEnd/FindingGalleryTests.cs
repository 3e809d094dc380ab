using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>What leads to channels, people and settings.</summary>
public sealed class FindingGalleryTests(Chromium chromium) : GalleryTour
{
    [Theory(Timeout = TestTime.Long)]
    [MemberData(nameof(Looks))]
    public async Task What_leads_to_channels_people_and_settings(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var clara = await site.SignInAsync("clara", Channel, ScreenOf(isPhone, language));
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        await using var ana = await NativeUser.SignInAsync(site.Server, "ana", "#garden", Stop);
        ana.Client.SetTopic("#garden", "Tomatoes and roses");
        var page = clara.Page;
        var gallery = GalleryOf(page, isPhone, language);
        ana.Client.Send("clara", "Shall I pick you up at seven?");
        await Expect(page.GetByTestId("unread")).ToHaveCountAsync(1);

        await clara.ShowConversationsAsync();
        await gallery.ShowAsync("conversations", page.GetByTestId("join"));
        await page.Locator($"[data-opens='{Channel}']").HoverAsync();
        await page.GetByTestId("options").First.ClickAsync();
        await gallery.ShowAsync("conversation-options", page.GetByTestId("favourite"));
        await CloseAsync(page);
        await clara.ShowConversationsAsync();
        await page.GetByTestId("join").ClickAsync();
        await gallery.ShowAsync("channel-browser", page.Locator("[data-testid=listed-channel][data-name='#garden']"));
        await CloseAsync(page);
        await clara.ShowConversationsAsync();
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
}
