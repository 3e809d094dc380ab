using EndToEnd.Support;
using Microsoft.Playwright;

namespace EndToEnd;

/// <summary>With <c>WEBCHAT_SHOTS=FOLDER</c> these write the pictures that the documentation shows; without it they only prove that they could.</summary>
public sealed class ScreenshotTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task Sign_in_and_chat_can_be_pictured_on_a_desktop_in_light_and_dark_and_on_a_phone()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        (string Name, BrowserNewContextOptions Screen)[] screens =
            [("desktop-light", Screen.Desktop), ("desktop-dark", Screen.DesktopDark), ("phone", Screen.Phone)];
        await ConverseAsync(site);

        foreach (var (name, screen) in screens)
        {
            var signIn = await site.OpenSignInAsync(screen);
            await SaveAsync(signIn.Page, $"sign-in-{name}.png");
            var chat = await site.SignInAsync($"clara{Array.FindIndex(screens, each => each.Name == name)}", Channel, screen);
            await chat.SeesAsync("See you all tonight!");
            await SaveAsync(chat.Page, $"chat-{name}.png");
            await chat.TypeAsync("/quit");
        }
    }

    /// <summary>A few people with something to say, so that the picture shows a conversation.</summary>
    private static async Task ConverseAsync(Site site)
    {
        await using var ana = await NativeUser.SignInAsync(site.Server, "ana", Channel, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        ana.Client.SetTopic(Channel, "Welcome! Community evening: Thursday, 19:00");
        (NativeUser User, string Text)[] said =
        [
            (ana, "Good morning, everybody"),
            (ana, "The new server is up, on its own machine now."),
            (bruno, "Nice! My WeeChat connected on the first try."),
            (bruno, "The fingerprint matched the one on the noticeboard, too."),
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
