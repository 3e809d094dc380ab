using System.Globalization;
using System.Text.RegularExpressions;
using EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

public sealed class ConversationTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task Two_browser_users_and_irssi_see_every_message_of_a_channel_once_and_in_the_same_order()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Phone);
        await using var ira = await IrssiUser.SignInAsync(site.Server, "ira", Channel, Stop);

        const int Each = 5;
        for (var number = 1; number <= Each; number++)
            await Task.WhenAll(ana.TypeAsync(Text("ana", number)), bruno.TypeAsync(Text("bruno", number)), ira.SayAsync(Channel, Text("ira", number)));

        string[] all = [.. from nick in new[] { "ana", "bruno", "ira" } from number in Enumerable.Range(1, Each) select Text(nick, number)];
        foreach (var text in all)
        {
            await ana.SeesAsync(text);
            await bruno.SeesAsync(text);
        }

        var order = await ana.ShownTextsAsync();
        Assert.Equal(all.Order(), order.Order());
        Assert.Equal(order, await bruno.ShownTextsAsync());

        // irssi shows its own words at once and not when they come back: the order it was given is that of the others' words.
        var atIrssi = await ira.WaitForTextsAsync(Channel, all, Stop);
        Assert.Equal(all.Length, atIrssi.Count);
        Assert.Equal(order.Where(IsNotIra), atIrssi.Select(TextOf).Where(IsNotIra));
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task A_browser_user_and_irssi_talk_in_private_and_nobody_else_hears_it()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Phone);
        var bruno = await site.SignInAsync("bruno", Channel, Screen.Desktop);
        await using var ira = await IrssiUser.SignInAsync(site.Server, "ira", Channel, Stop);

        await ana.TypeAsync("/msg ira only for you");
        Assert.Equal(["ana: only for you"], await ira.WaitForTextsAsync("ana", ["only for you"], Stop));
        await ira.SayAsync("ana", "and this only for you");
        await ana.OpenConversationAsync("ira");
        await ana.SeesAsync("and this only for you");
        Assert.Equal(["only for you", "and this only for you"], await ana.ShownTextsAsync());

        await bruno.TypeAsync("/msg ana from bruno");
        await ana.OpenConversationAsync("bruno");
        await ana.SeesAsync("from bruno");
        Assert.Equal(["from bruno"], await ana.ShownTextsAsync());
        await bruno.OpenConversationAsync(Channel);
        Assert.Empty(await bruno.ShownTextsAsync());
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Keys_typed_right_after_choosing_another_conversation_are_that_ones_draft()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.TypeAsync("/join #other");
        await ana.WaitUntilJoinedAsync("#other");
        await Expect(ana.Composer).ToHaveAttributeAsync("placeholder", new Regex("#other"));
        await ana.Composer.FillAsync("for the others");

        // Within one task of the browser: the server cannot have heard of the choice.
        await ana.Page.EvaluateAsync("""
            () => {
              document.querySelector('[data-opens="#lobby"]').click();
              const composer = document.querySelector('[data-testid=composer]');
              composer.value += 'for the lobby';
              composer.dispatchEvent(new Event('input', { bubbles: true }));
            }
            """);
        await Expect(ana.Composer).ToHaveAttributeAsync("placeholder", new Regex(Channel));
        await Expect(ana.Composer).ToHaveValueAsync("for the lobby");
        await ana.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(ana.Composer).ToHaveAttributeAsync("placeholder", new Regex("#other"));
        await Expect(ana.Composer).ToHaveValueAsync("for the others");
    }

    private static string Text(string nick, int number) => string.Create(CultureInfo.InvariantCulture, $"{nick} says {number}");

    private static string TextOf(string said) => said[(said.IndexOf(": ", StringComparison.Ordinal) + 2)..];

    private static bool IsNotIra(string text) => !text.StartsWith("ira", StringComparison.Ordinal);
}
