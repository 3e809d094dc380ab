using System.Globalization;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Finding what was said, and going to where it was said.</summary>
public sealed class SearchTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Fact(Timeout = TestTime.Long)]
    public async Task A_message_far_back_is_found_and_shown_and_from_there_one_reads_on_to_the_newest()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        await SayLinesAsync(bruno, 1, 19);
        await bruno.SayAsync("the rosemary blooms", Stop);
        await SayLinesAsync(bruno, 21, 140);
        await SayLinesAsync(bruno, 141, 260);

        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.SeesAsync("line 260");
        await ana.Page.Keyboard.PressAsync("Control+Shift+F");
        var box = ana.Page.GetByTestId("search-box");
        await Expect(box).ToBeFocusedAsync();
        await box.FillAsync("ROSEMARY from:bruno");
        await box.PressAsync("Enter");
        var result = ana.Page.GetByTestId("search-result");
        await Expect(result).ToHaveCountAsync(1);
        await Expect(result.Locator("mark")).ToHaveTextAsync("rosemary");
        await Expect(ana.Page.GetByTestId("search-status")).ToHaveTextAsync("1 message found");
        await ana.Page.PassesAxeAsync();

        await result.ClickAsync();
        var found = ana.Messages.Filter(new() { HasText = "the rosemary blooms" });
        await Expect(found).ToBeFocusedAsync();
        await Expect(found).ToBeInViewportAsync();
        await Expect(ana.Messages.Filter(new() { HasText = "line 260" })).ToHaveCountAsync(0);

        await ana.TypeAsync("how lovely");
        await Expect(ana.Messages.Last).ToContainTextAsync("how lovely");
        await result.ClickAsync();
        await Expect(found).ToBeInViewportAsync();
        await ana.ScrollToTheStartAsync();
        await ana.SeesAsync("line 001");
        await ScrollToTheEndAsync(ana);
        await Expect(ana.Messages.Last).ToContainTextAsync("how lovely");
        await ana.SeesAsync("line 260");
        await bruno.SayAsync("and something new", Stop);
        await ana.SeesAsync("and something new");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task On_a_phone_the_results_of_all_conversations_lead_to_theirs_and_back_to_the_latest()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", "#garden", Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Phone);
        await ana.TypeAsync("/join #garden");
        await ana.WaitUntilJoinedAsync("#garden");
        await bruno.SayAsync("mint tea at five", Stop);
        await SayLinesAsync(bruno, 1, 60);
        await ana.OpenConversationAsync(Channel);

        await ana.Page.GetByTestId("open-search").ClickAsync();
        await ana.Page.GetByTestId("search-box").FillAsync("tea");
        await ana.Page.GetByTestId("search-submit").ClickAsync();
        await Expect(ana.Page.GetByTestId("search-status")).ToContainTextAsync("No message matches");
        await ana.Page.GetByTestId("search-everywhere").ClickAsync();
        await Expect(ana.Page.GetByTestId("search-result")).ToHaveCountAsync(1);
        await ana.Page.GetByTestId("search-filters").ClickAsync();
        await ana.Page.GetByTestId("filter-from").FillAsync("nobody");
        await ana.Page.GetByTestId("filter-from").PressAsync("Enter");
        await Expect(ana.Page.GetByTestId("search-result")).ToHaveCountAsync(0);
        await ana.Page.GetByTestId("remove-filter").ClickAsync();
        await ana.Page.PassesAxeAsync();
        await ana.Page.GetByTestId("search-result").ClickAsync();

        await Expect(ana.Page.GetByTestId("search-panel")).ToHaveCountAsync(0);
        await Expect(ana.Messages.Filter(new() { HasText = "mint tea" })).ToBeInViewportAsync();
        await ana.Page.GetByTestId("jump-to-latest").ClickAsync();
        await Expect(ana.Messages.Last).ToContainTextAsync("line 060");
        await Expect(ana.Messages.Last).ToBeInViewportAsync();
    }

    private static async Task SayLinesAsync(NativeUser user, int from, int to)
    {
        for (var number = from; number <= to; number++)
            user.Client.Send(user.Channel, LineOf(number));

        await user.WaitForTextAsync(LineOf(to), Stop);
    }

    private static string LineOf(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number:000}");

    private static async Task ScrollToTheEndAsync(BrowserUser user)
    {
        var list = user.Page.GetByTestId("messages");
        while (await list.GetAttributeAsync("data-ends") != "true")
        {
            var last = await user.Messages.Last.TextContentAsync() ?? string.Empty;
            await user.Scroller.EvaluateAsync("scroller => scroller.scrollTop = scroller.scrollHeight");
            await Expect(user.Messages.Last).Not.ToHaveTextAsync(last);
        }

        await user.Scroller.EvaluateAsync("scroller => scroller.scrollTop = scroller.scrollHeight");
    }
}
