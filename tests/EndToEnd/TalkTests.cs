using System.Text.RegularExpressions;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>What people do with messages: answer, react, edit, delete; and what the page tells of others.</summary>
public sealed class TalkTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task Messages_are_answered_reacted_to_edited_and_deleted_and_a_reload_brings_it_all_back()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await ana.TypeAsync("shall we go");
        await ana.TypeAsync("to be deleted");
        await bruno.SeesAsync("to be deleted");

        await bruno.ActAsync(Message(bruno, "shall we go"), "Reply", isTouch: true);
        await Expect(bruno.Page.GetByTestId("reply-bar")).ToContainTextAsync("ana");
        await bruno.TypeAsync("yes please");
        await Expect(Message(ana, "yes please").GetByTestId("quote")).ToContainTextAsync("shall we go");

        await ana.ActAsync(Message(ana, "yes please"), "React");
        await ana.Page.GetByTestId("reaction-picker").GetByText("🎉").ClickAsync();
        await Expect(Reaction(bruno, "yes please")).ToHaveAttributeAsync("title", "🎉: ana");
        await Reaction(bruno, "yes please").ClickAsync();
        await Expect(Reaction(ana, "yes please")).ToHaveAttributeAsync("title", "🎉: ana, bruno");

        await ana.ActAsync(Message(ana, "shall we go"), "Edit");
        await ana.Page.GetByTestId("edit-text").FillAsync("shall we go home");
        await ana.Page.GetByTestId("edit-text").PressAsync("Enter");
        await Expect(Message(bruno, "shall we go home").GetByTestId("edited")).ToHaveCountAsync(1);

        await ana.ActAsync(Message(ana, "shall we go home"), "Edit");
        await ana.Page.GetByTestId("edit-text").PressAsync("End");
        await ana.Page.GetByTestId("edit-text").PressAsync("Shift+Enter");
        await ana.Page.GetByTestId("edit-text").PressSequentiallyAsync("by train");
        await ana.Page.GetByTestId("edit-text").PressAsync("Enter");
        await Expect(ana.Page.GetByTestId("editor")).ToHaveCountAsync(0);
        await Expect(Message(bruno, "shall we go home").Locator(".text")).ToHaveTextAsync(new Regex("^shall we go home\nby train"), new() { UseInnerText = true });

        await ana.ActAsync(Message(ana, "to be deleted"), "Delete");
        await ana.Page.GetByTestId("undo").ClickAsync();
        await ana.SeesAsync("to be deleted");
        await ana.ActAsync(Message(ana, "to be deleted"), "Delete");

        // It leaves the server only when it cannot be undone any more.
        await Expect(bruno.Page.GetByTestId("deleted")).ToHaveCountAsync(1, new() { Timeout = 20_000 });

        await ana.SignOutAsync();
        var again = await site.SignInAsync("carla", Channel, Screen.Desktop);
        await Expect(Message(again, "shall we go home").GetByTestId("edited")).ToHaveCountAsync(1);
        await Expect(Reaction(again, "yes please")).ToHaveAttributeAsync("title", "🎉: ana, bruno");
        await Expect(Message(again, "to be deleted")).ToHaveCountAsync(0);

        await Message(again, "shall we go home").GetByTestId("show-thread").ClickAsync();
        await Expect(again.Page.GetByTestId("thread")).ToBeVisibleAsync();
        await Expect(again.Page.GetByTestId("thread").GetByTestId("message")).ToHaveCountAsync(2);
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Others_see_who_is_typing_and_coming_and_going_is_one_line()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Desktop);
        var carla = await site.SignInAsync("carla", Channel, Screen.Desktop);
        await Expect(ana.Page.GetByTestId("noise")).ToContainTextAsync("Joined: bruno, carla");
        await ana.Page.GetByTestId("noise").Locator("summary").ClickAsync();
        await Expect(ana.Page.GetByTestId("noise").GetByTestId("note").First).ToBeVisibleAsync();

        await bruno.Composer.PressSequentiallyAsync("hello");
        await Expect(ana.Page.GetByTestId("typing")).ToHaveTextAsync("bruno is typing…");
        await bruno.Composer.PressAsync("Enter");
        await ana.SeesAsync("hello");
        await Expect(ana.Page.GetByTestId("typing")).ToBeEmptyAsync();
        await carla.SeesAsync("hello");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Messages_can_be_answered_and_reacted_to_with_the_keyboard_alone()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.TypeAsync("first");
        await ana.TypeAsync("second");
        await Expect(Message(ana, "second")).ToHaveAttributeAsync("data-id", new Regex("."));

        await ana.Scroller.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.Keyboard.PressAsync("ArrowUp");
        await ana.Page.Keyboard.PressAsync("+");
        await ana.Page.Keyboard.PressAsync("Enter");
        await Expect(Reaction(ana, "first")).ToHaveAttributeAsync("aria-pressed", "true");

        await ana.Scroller.FocusAsync();
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.Keyboard.PressAsync("r");
        await Expect(ana.Composer).ToBeFocusedAsync();
        await Expect(ana.Page.GetByTestId("reply-bar")).ToContainTextAsync("second");
    }

    private static ILocator Message(BrowserUser user, string text) => user.Messages.Filter(new() { Has = user.Page.Locator(".text", new() { HasText = text }) });

    private static ILocator Reaction(BrowserUser user, string text) => Message(user, text).GetByTestId("reaction");
}
