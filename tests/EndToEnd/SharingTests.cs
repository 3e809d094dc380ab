using System.Text;
using System.Text.RegularExpressions;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Files and pictures: chosen, dropped, pasted, seen, saved.</summary>
public sealed class SharingTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    private static FilePayload Notes => new() { Name = "notes.txt", MimeType = "text/plain", Buffer = "to do"u8.ToArray() };

    [Theory(Timeout = TestTime.Long)]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_picture_and_a_file_go_with_a_message_to_browsers_and_as_links_to_native_clients(ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var ira = await NativeUser.SignInAsync(site.Server, "ira", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, new(Screen.Desktop) { ColorScheme = scheme });
        var bruno = await site.SignInAsync("bruno", Channel, new(Screen.Phone) { ColorScheme = scheme, Locale = scheme == ColorScheme.Dark ? "pt-BR" : "en-US" });
        var picture = await PictureOfAsync(ana.Page);
        await ana.Page.GetByTestId("file-input").SetInputFilesAsync([picture, Notes]);
        await Expect(Ready(ana)).ToHaveCountAsync(2);
        await ana.Composer.FillAsync("Here they are");
        await ana.Page.PassesAxeAsync();
        await ana.Composer.PressAsync("Enter");

        await bruno.SeesAsync("Here they are");
        var preview = bruno.Messages.Last.GetByTestId("picture");
        await Expect(preview.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1280);
        await Expect(bruno.Messages.Last.GetByTestId("file-card")).ToContainTextAsync("notes.txt");
        await Expect(bruno.Messages.Last.Locator(".text a")).ToHaveCountAsync(0);
        await Expect(ana.Page.GetByTestId("attachment")).ToHaveCountAsync(1); // The hidden pattern of rows to come.
        await bruno.Page.PassesAxeAsync();

        await ira.Events.WaitUntilAsync(_ => ira.MessagesIn(Channel).Any(message => message.Text.Contains("notes.txt", StringComparison.Ordinal)), Stop);
        var link = Regex.Match(string.Join('\n', ira.MessagesIn(Channel).Select(message => message.Text)), $@"{Regex.Escape(site.Gateway.Url)}files/\w{{32}}/notes\.txt").Value;
        using var client = new HttpClient();
        Assert.Equal("to do", await client.GetStringAsync(link, Stop));

        var download = await bruno.Page.RunAndWaitForDownloadAsync(() => bruno.Messages.Last.GetByTestId("file-card").ClickAsync());
        Assert.Equal("notes.txt", download.SuggestedFilename);

        await preview.TapAsync();
        await Expect(bruno.Page.GetByTestId("lightbox").Locator("img")).ToHaveJSPropertyAsync("complete", true);
        await bruno.Page.PassesAxeAsync();
        await bruno.Page.GetByTestId("lightbox-close").TapAsync();
        await bruno.Page.GetByTestId("file-input").SetInputFilesAsync(Notes);
        await Expect(Ready(bruno)).ToHaveCountAsync(1);
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Pictures_are_seen_large_and_turned_with_the_keyboard(ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, new(Screen.Desktop) { ColorScheme = scheme });
        var first = await PictureOfAsync(ana.Page);
        await ana.Page.GetByTestId("file-input").SetInputFilesAsync([first, new() { Name = "second.png", MimeType = "image/png", Buffer = first.Buffer }]);
        await Expect(Ready(ana)).ToHaveCountAsync(2);
        await ana.Composer.PressAsync("Enter");

        var lightbox = ana.Page.GetByTestId("lightbox");
        await ana.Messages.Last.GetByTestId("picture").First.ClickAsync();
        await Expect(lightbox.Locator("img")).ToHaveAttributeAsync("alt", "view.png");
        await ana.Page.PassesAxeAsync();
        await ana.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(lightbox).ToContainTextAsync("second.png");
        await Expect(lightbox).ToContainTextAsync("2 / 2");
        await ana.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(lightbox).ToContainTextAsync("1 / 2");
        for (var presses = 0; presses < 8; presses++)
        {
            await ana.Page.Keyboard.PressAsync("Tab");
            Assert.True(await ana.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"));
        }

        await ana.Page.Keyboard.PressAsync("Escape");
        await Expect(lightbox).ToBeHiddenAsync();
        await Expect(ana.Messages.Last.GetByTestId("picture").First).ToBeFocusedAsync();
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Files_are_dropped_and_pasted_and_stay_with_their_conversation()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Composer.HandOverAsync("dragover", Notes);
        await Expect(ana.Page.GetByTestId("drop")).ToBeVisibleAsync();
        await ana.Scroller.HandOverAsync("drop", Notes);
        await Expect(ana.Page.GetByTestId("drop")).ToBeHiddenAsync();
        await ana.Composer.HandOverAsync("paste", await PictureOfAsync(ana.Page));
        await Expect(Ready(ana)).ToHaveCountAsync(2);

        await ana.TypeAsync("/join #garden");
        await ana.WaitUntilJoinedAsync("#garden");
        await Expect(ana.Page.GetByTestId("attachments")).ToBeHiddenAsync();
        await ana.OpenConversationAsync(Channel);
        await Expect(ana.Page.GetByTestId("attachments")).ToBeVisibleAsync();

        // What was ready is ready after a reload, too; what is taken out is gone.
        await ana.Page.ReloadAsync();
        await ana.WaitUntilJoinedAsync(Channel);
        await Expect(Ready(ana)).ToHaveCountAsync(2);
        await ana.Page.GetByTestId("attachment-remove").First.ClickAsync();
        await Expect(Ready(ana)).ToHaveCountAsync(1);
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Messages.Last.GetByTestId("picture")).ToHaveCountAsync(1);
        await Expect(ana.Messages.Last.GetByTestId("file-card")).ToHaveCountAsync(0);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task What_is_not_taken_says_why_and_what_was_interrupted_is_tried_again()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Phone);
        var input = ana.Page.GetByTestId("file-input");
        await input.SetInputFilesAsync(new FilePayload { Name = "setup.exe", MimeType = "application/x-msdownload", Buffer = Encoding.Latin1.GetBytes("MZ\u0090\0") });
        await Expect(ana.Page.GetByTestId("attachments")).ToContainTextAsync("Files of this kind are not taken");
        await ana.Page.PassesAxeAsync();
        await ana.TypeAsync("does not go");
        await Expect(ana.Page.GetByTestId("attachments-note")).ToContainTextAsync("Try them again or remove them");
        await ana.Page.GetByTestId("attachment-remove").First.ClickAsync();
        await Expect(ana.Page.GetByTestId("attachments")).ToBeHiddenAsync();

        await ana.Page.RouteAsync("**/files", route => route.AbortAsync());
        await input.SetInputFilesAsync(Notes);
        await Expect(ana.Page.GetByTestId("attachments")).ToContainTextAsync("The connection was lost");
        await ana.Page.UnrouteAsync("**/files");
        await ana.Page.GetByTestId("attachment-retry").First.ClickAsync();
        await Expect(Ready(ana)).ToHaveCountAsync(1);

        // One that never ends keeps the message waiting until it is taken out.
        await ana.Page.RouteAsync("**/files", _ => Task.CompletedTask);
        await input.SetInputFilesAsync(new FilePayload { Name = "slow.txt", MimeType = "text/plain", Buffer = "slow"u8.ToArray() });
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Page.GetByTestId("attachments-note")).ToContainTextAsync("as soon as its files are there");
        await Expect(ana.Messages).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("attachment").Filter(new() { HasText = "slow.txt" }).GetByTestId("attachment-remove").ClickAsync();
        await ana.Composer.PressAsync("Enter");
        await Expect(ana.Messages.Last.GetByTestId("file-card")).ToContainTextAsync("notes.txt");
    }

    private static ILocator Ready(BrowserUser user) => user.Page.Locator("[data-testid=attachment][data-state=ready]:visible");

    /// <summary>A real picture: of the page itself.</summary>
    private static async Task<FilePayload> PictureOfAsync(IPage page) => new() { Name = "view.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync() };
}
