using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>A conversation, and what is done with its messages.</summary>
public sealed class ConversationGalleryTests(Chromium chromium) : GalleryTour
{
    [Theory(Timeout = TestTime.Long)]
    [MemberData(nameof(Looks))]
    public async Task A_conversation_and_what_is_done_with_messages(bool isPhone, string language)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var clara = await site.SignInAsync("clara", Channel, ScreenOf(isPhone, language));
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        var page = clara.Page;
        var gallery = GalleryOf(page, isPhone, language);
        await gallery.ShowAsync("channel-empty", clara.Composer);

        await ConverseAsync(clara, bruno, isPhone);
        await gallery.ShowAsync("channel", clara.Messages);
        var replies = clara.Messages.Filter(new() { HasText = "Bring a spoon" }).GetByTestId("show-thread");
        await (isPhone ? replies.TapAsync() : replies.ClickAsync());
        await gallery.ShowAsync("thread", page.GetByTestId("thread"));
        await CloseAsync(page);

        var own = clara.Messages.Filter(new() { HasText = "I bring the cake" });
        await clara.ActAsync(own, "React", isPhone);
        await gallery.ShowAsync("reactions", page.GetByTestId("reaction-picker"));
        await page.Keyboard.PressAsync("Escape");
        await clara.ActAsync(own, "Edit", isPhone);
        await gallery.ShowAsync("edit", page.GetByTestId("edit-text"));
        await page.GetByTestId("edit-cancel").ClickAsync();
        await clara.ActAsync(own, "Pin", isPhone);
        await page.GetByTestId("open-pins").ClickAsync();
        await gallery.ShowAsync("pins", page.GetByTestId("pins"));
        await CloseAsync(page);
        await clara.ActAsync(own, "Reply", isPhone);
        await gallery.ShowAsync("reply", page.GetByTestId("reply-bar"));
        await page.GetByTestId("cancel-reply").ClickAsync();
        await clara.ActAsync(own, "Delete", isPhone);
        await gallery.ShowAsync("delete", page.GetByTestId("undo"));

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
        await page.GetByTestId("search-box").FillAsync("spoon");
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

    private static async Task ConverseAsync(BrowserUser clara, NativeUser bruno, bool isPhone)
    {
        await clara.TypeAsync("I bring the **cake**. It wants `flour`, ~~sugar~~ and *time*.");
        await clara.SeesAsync("I bring the cake");
        await bruno.SayAsync("Bring a spoon, too: https://example.org/a-recipe-with-a-rather-long-address-that-a-phone-has-to-break", Stop);
        await clara.SeesAsync("Bring a spoon");
        await clara.ActAsync(clara.Messages.Filter(new() { HasText = "Bring a spoon" }), "Reply", isPhone);
        await clara.TypeAsync("One is enough :tada:");
        await clara.SeesAsync("One is enough");
        await bruno.SayAsync("clara: see you at seven", Stop);
        await clara.SeesAsync("see you at seven");
        await clara.TypeAsync("/me is on the way");
        await clara.SeesAsync("is on the way");
    }
}
