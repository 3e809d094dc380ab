using System.Text.RegularExpressions;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>What people tell of themselves, and settings that are taken along.</summary>
public sealed class ProfileTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task A_profile_is_seen_by_others_at_once_and_by_those_who_come_later()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.DesktopDark);
        await ana.TypeAsync("good morning");
        await bruno.SeesAsync("good morning");

        await ana.OpenSettingsAsync("Profile");
        await ana.Page.GetByTestId("display-name").FillAsync("Ana Prado");
        await ana.Page.GetByTestId("hue-4").CheckAsync();
        await Expect(ana.Page.Locator(".swatch [data-hue='4']")).ToHaveCSSAsync("background-color", "rgb(155, 54, 99)");
        await ana.Page.GetByTestId("status-text").FillAsync(":coffee: back at ten");
        await ana.Page.GetByTestId("away").CheckAsync();
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("save-profile").ClickAsync();

        var seen = bruno.Page.Locator("[data-testid=member][data-nick=ana]");
        await Expect(seen).ToContainTextAsync("Ana Prado");
        await Expect(seen.GetByTestId("member-status")).ToHaveTextAsync(new Regex("^☕.? back at ten$"));
        await Expect(seen.Locator("[data-hue='4']")).ToBeVisibleAsync();
        var message = bruno.Messages.Filter(new() { HasText = "good morning" });
        await Expect(message).ToContainTextAsync("Ana Prado");
        await Expect(message.Locator(".alias")).ToHaveTextAsync("ana");
        await bruno.Page.PassesAxeAsync();

        var carla = await site.SignInAsync("carla", Channel, Screen.Phone);
        await carla.Page.GetByTestId("open-members").ClickAsync();
        await Expect(carla.Page.Locator("[data-testid=member][data-nick=ana]")).ToContainTextAsync("back at ten");
        await carla.Page.Locator("[data-testid=member][data-nick=ana] button").ClickAsync();
        await Expect(carla.Page.GetByTestId("person-status")).ToHaveTextAsync(new Regex("^☕.? back at ten$"));
        await carla.Page.PassesAxeAsync();
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Settings_are_taken_along_in_a_file_and_brought_back()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.OpenSettingsAsync("Profile");
        await ana.Page.GetByTestId("display-name").FillAsync("Ana Prado");
        await ana.Page.GetByTestId("save-profile").ClickAsync();
        await Expect(ana.Page.Locator("[data-testid=member][data-nick=ana]")).ToContainTextAsync("Ana Prado");
        await ana.Page.GetByTestId("settings-Data").ClickAsync();
        await ana.Page.PassesAxeAsync();
        var download = await ana.Page.RunAndWaitForDownloadAsync(() => ana.Page.GetByTestId("export").ClickAsync());
        Assert.Equal("webchat-settings.json", download.SuggestedFilename);
        var file = await download.PathAsync();

        var phone = await site.SignInAsync("ana2", Channel, Screen.PhoneDark);
        await phone.OpenSettingsAsync("Data");
        await phone.Page.PassesAxeAsync();
        await phone.Page.GetByTestId("import").SetInputFilesAsync(new FilePayload { Name = "x.json", MimeType = "application/json", Buffer = [1, 2, 3] });
        await Expect(phone.Page.GetByTestId("import-outcome")).ToContainTextAsync("no file of settings");
        await phone.Page.GetByTestId("import").SetInputFilesAsync(file);
        await Expect(phone.Page.GetByTestId("import-undo")).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("[data-testid=member][data-nick=ana2]")).ToContainTextAsync("Ana Prado");
        await phone.Page.GetByTestId("import-undo").ClickAsync();
        await Expect(ana.Page.Locator("[data-testid=member][data-nick=ana2]")).Not.ToContainTextAsync("Ana Prado");
    }
}
