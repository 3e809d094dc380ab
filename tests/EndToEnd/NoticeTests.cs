using System.Text.RegularExpressions;
using EndToEnd.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd;

/// <summary>Desktop notifications, their sound, and when there are none.</summary>
public sealed class NoticeTests(Chromium chromium) : EndToEndTest
{
    private const string Channel = "#lobby";
    private const string Garden = "#garden";

    /// <summary>Stands in for the system: what it was asked to show is kept, and can be clicked.</summary>
    private const string System = """
        (permission) => {
          window.shown = [];
          window.tones = 0;
          window.Notification = class {
            // Of the whole site, as a browser's is.
            static get permission() {
              return localStorage.getItem('permission') ?? permission;
            }
            static async requestPermission() {
              if (this.permission === 'default') localStorage.setItem('permission', 'granted');
              return this.permission;
            }
            constructor(title, options) {
              Object.assign(this, { title, ...options });
              window.shown.push(this);
            }
            close() {}
          };
          const start = OscillatorNode.prototype.start;
          OscillatorNode.prototype.start = function (...given) {
            window.tones += 1;
            window.toned = performance.now();
            return start.apply(this, given);
          };
        }
        """;

    [Fact(Timeout = TestTime.Long)]
    public async Task A_message_elsewhere_is_told_once_for_all_tabs_and_a_click_leads_to_it()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Garden, Stop);
        var ana = await site.SignInAsync("ana", Garden, Screen.Desktop);
        await ana.Page.Context.AddInitScriptAsync($"({System})('default')");
        await ana.TypeAsync("/join #lobby");
        await ana.WaitUntilJoinedAsync(Channel);
        await ana.Page.ReloadAsync();
        await ana.OpenConversationAsync(Channel);
        await TurnOnAsync(ana.Page);
        var tab = await ana.OpenSecondTabAsync(site.Gateway);
        await tab.OpenConversationAsync(Channel);

        await bruno.SayAsync("nothing for anybody in particular", Stop);
        await bruno.SayAsync("look, ana", Stop);
        await Expect(tab.Page.Locator($"[data-opens='{Garden}']").GetByTestId("unread")).ToHaveCountAsync(1);
        await ana.Page.WaitForFunctionAsync("() => localStorage.getItem('webchat.told')");
        var told = new List<(IPage Page, string Title)>();
        foreach (var page in (IPage[])[ana.Page, tab.Page])
        {
            // The tabs take turns: whoever has the lock after this has nothing left to tell.
            await page.EvaluateAsync("() => navigator.locks.request('webchat.told', () => {})");
            told.AddRange((await page.EvaluateAsync<string[]>("() => shown.map((notice) => `${notice.title}: ${notice.body}`)")).Select(title => (page, title)));
        }

        var (teller, title) = Assert.Single(told);
        Assert.Equal("bruno in #garden: look, ana", title);
        Assert.Equal(2, await teller.EvaluateAsync<int>("() => tones"));
        await teller.EvaluateAsync("() => shown[0].onclick()");
        await Expect(teller.Locator($"[data-opens='{Garden}']")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Where_only_a_service_worker_may_show_them_it_does_and_its_clicks_come_back()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Phone);
        await ana.Page.Context.AddInitScriptAsync($"({System})('granted')");
        await ana.Page.Context.AddInitScriptAsync("""
            window.Notification = class {
              static permission = 'granted';
              constructor() {
                throw new TypeError('Illegal constructor');
              }
            };
            ServiceWorkerRegistration.prototype.showNotification = (title, options) => window.shown.push({ title, ...options });
            """);
        await ana.Page.ReloadAsync();
        await ana.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await ana.Page.GetByTestId("open-conversations").ClickAsync();
        await TurnOnAsync(ana.Page);
        bruno.Client.Send("ana", "are you there?");
        await ana.Page.WaitForFunctionAsync("() => shown.length === 1 && shown[0].title === 'bruno' && shown[0].body === 'are you there?'");
        await ana.Page.EvaluateAsync("() => navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: shown[0].data.conversation } }))");
        await Expect(ana.Page.GetByTestId("composer")).ToHaveAttributeAsync("placeholder", new Regex("bruno"));
    }

    [Fact(Timeout = TestTime.Long)]
    public async Task Who_is_not_to_be_disturbed_is_told_nothing()
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        await using var bruno = await NativeUser.SignInAsync(site.Server, "bruno", Channel, Stop);
        var ana = await site.SignInAsync("ana", Channel, Screen.Desktop);
        await ana.Page.Context.AddInitScriptAsync($"({System})('granted')");
        await ana.Page.ReloadAsync();
        await TurnOnAsync(ana.Page);
        await ana.Page.GetByTestId("settings").First.ClickAsync();
        await ana.Page.GetByTestId("settings-Notifications").ClickAsync();
        await ana.Page.GetByTestId("quiet-Hour").ClickAsync();
        await Expect(ana.Page.GetByTestId("quiet-until")).ToContainTextAsync("Nothing is told until");
        await ana.Page.Keyboard.PressAsync("Escape");
        bruno.Client.Send("ana", "are you there?");
        await Expect(ana.Page.GetByTestId("unread")).ToHaveCountAsync(1);
        Assert.Equal(0, await ana.Page.EvaluateAsync<int>("() => shown.length"));
    }

    [Theory(Timeout = TestTime.Long)]
    [InlineData(ColorScheme.Light, false)]
    [InlineData(ColorScheme.Dark, true)]
    public async Task A_browser_that_blocks_notifications_is_explained(ColorScheme scheme, bool isPhone)
    {
        await using var site = await Site.StartAsync(chromium, Stop);
        var ana = await site.SignInAsync("ana", Channel, new(isPhone ? Screen.Phone : Screen.Desktop) { ColorScheme = scheme });
        await ana.Page.Context.AddInitScriptAsync($"({System})('denied')");
        await ana.Page.ReloadAsync();
        if (isPhone)
            await ana.Page.GetByTestId("open-conversations").ClickAsync();
        await ana.Page.GetByTestId("settings").First.ClickAsync();
        await ana.Page.GetByTestId("settings-Notifications").ClickAsync();
        await ana.Page.GetByTestId("desktop").ClickAsync();
        await Expect(ana.Page.GetByTestId("desktop-hint")).ToContainTextAsync("blocks notifications");
        await Expect(ana.Page.GetByTestId("desktop")).Not.ToBeCheckedAsync();
        await ana.Page.PassesAxeAsync();
    }

    private static async Task TurnOnAsync(IPage page)
    {
        await page.GetByTestId("settings").First.ClickAsync();
        await page.GetByTestId("settings-Notifications").ClickAsync();
        await page.GetByTestId("desktop").ClickAsync();
        await page.GetByTestId("sound").ClickAsync();
        await Expect(page.GetByTestId("desktop")).ToBeCheckedAsync();
        // What the tone sounds like is heard at once, and right after a tone there is no other.
        await page.WaitForFunctionAsync("() => tones === 2 && performance.now() - toned > 2000");
        await page.EvaluateAsync("() => { tones = 0; }");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByTestId("dialog")).ToHaveCountAsync(0);
    }
}
