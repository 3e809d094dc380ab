using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>With <c>WEBCHAT_SHOTS=FOLDER</c> these write the pictures that the documentation shows; without it they only prove that they could.</summary>
public sealed class ScreenshotTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task Sign_in_and_chat_can_be_pictured_on_a_desktop_in_light_and_dark_and_on_a_phone()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var ana = await NativeUser.SignInAsync(site.Server, "ana", Channel, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        await using var davi = await NativeUser.SignInAsync(site.Server, "davi", Channel, Stop);
        await ConverseAsync(ana, bruno, davi);

        await PictureAsync(site, ana, "desktop-light", Screen.Desktop, "I bring the cake.");
        await PictureAsync(site, ana, "desktop-dark", Screen.DesktopDark, "And the good coffee.");
        await PictureAsync(site, ana, "phone", Screen.Phone, "On my way!");
    }

    private static async Task PictureAsync(Site site, NativeUser ana, string name, BrowserNewContextOptions screen, string says)
    {
        var signIn = await site.OpenSignInAsync(screen);
        await signIn.Port.FillAsync("6697");
        await signIn.Nick.FillAsync("clara");
        await SaveAsync(signIn.Page, $"sign-in-{name}.png");

        var clara = await site.SignInAsync("clara", Channel, screen);
        await clara.TypeAsync("/join #garden");
        await clara.WaitUntilJoinedAsync("#garden");
        await clara.TypeAsync("/join #music");
        await clara.WaitUntilJoinedAsync("#music");
        await clara.OpenConversationAsync(Channel);
        await clara.TypeAsync(says);
        await Expect(clara.Messages.Last).ToContainTextAsync(says);
        ana.Client.Send("clara", "Shall I pick you up at seven?");
        await Expect(clara.Page.GetByTestId("unread")).ToHaveCountAsync(1);
        await SaveAsync(clara.Page, $"chat-{name}.png");
        await clara.SignOutAsync();
    }

    /// <summary>A few people with something to say, so that the picture shows a conversation.</summary>
    private static async Task ConverseAsync(NativeUser ana, NativeUser bruno, NativeUser davi)
    {
        ana.Client.SetTopic(Channel, "Welcome! Community evening: Thursday, 19:00");
        (NativeUser User, string Text)[] said =
        [
            (ana, "Good morning, everybody"),
            (ana, "The new server is up, on its own machine now."),
            (bruno, "Nice! My WeeChat connected on the first try."),
            (bruno, "The fingerprint matched the one on the noticeboard, too."),
            (davi, "Same here, from the phone."),
            (ana, "And the history of last week is all there: https://example.org/minutes"),
            (bruno, "Then I have no excuse for not reading it"),
            (ana, "See you all tonight!"),
        ];
        foreach (var (user, text) in said)
            await user.SayAsync(text, Stop);
    }

    private static async Task SaveAsync(IPage page, string file)
    {
        var picture = await page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        Assert.NotEmpty(picture);
        if (Environment.GetEnvironmentVariable("WEBCHAT_SHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, file), picture, Stop);
    }
}
