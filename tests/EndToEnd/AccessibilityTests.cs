using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using EndToEnd.Support;
using Microsoft.Playwright;

namespace EndToEnd;

public sealed class AccessibilityTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";

    [Theory(Timeout = TestTime.Short)]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_sign_in_page_has_no_serious_or_critical_violation(ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var desktop = await site.OpenSignInAsync(new(Screen.Desktop) { ColorScheme = scheme });
        await PassesAsync(desktop.Page);
        var phone = await site.OpenSignInAsync(new(Screen.Phone) { ColorScheme = scheme });
        await PassesAsync(phone.Page);

        await phone.SubmitAsync(site.Server.Endpoint, "ana", Channel);
        await phone.Accept.WaitForAsync();
        await PassesAsync(phone.Page);
    }

    [Theory(Timeout = TestTime.Short)]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_chat_page_has_no_serious_or_critical_violation(ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, new(Screen.Desktop) { ColorScheme = scheme });
        var bruno = await site.SignInAsync("bruno", Channel, new(Screen.Phone) { ColorScheme = scheme });
        await ana.TypeAsync("See https://example.org/ for more, bruno.");
        await bruno.SeesAsync("for more, bruno.");
        await bruno.TypeAsync("/me nods");
        await ana.SeesAsync("nods");

        await PassesAsync(ana.Page);
        await PassesAsync(bruno.Page);
    }

    private static async Task PassesAsync(IPage page)
    {
        var violations = (await page.RunAxe()).Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.Equal(string.Empty, string.Join('\n', violations.Select(Describe)));
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}";
}
