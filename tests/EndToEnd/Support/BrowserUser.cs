using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EndToEnd.Support;

/// <summary>A person at a browser: a profile of their own, signed in to a channel.</summary>
internal sealed class BrowserUser : IAsyncDisposable
{
    private readonly IBrowserContext _profile;

    private BrowserUser(IBrowserContext profile, IPage page)
    {
        _profile = profile;
        Page = page;
    }

    public IPage Page { get; private set; }

    public ILocator Composer => Page.GetByTestId("composer");

    public ILocator Messages => Page.GetByTestId("messages").GetByTestId("message");

    public ILocator Scroller => Page.GetByTestId("scroller");

    /// <summary>The line that tells of a lost connection.</summary>
    public ILocator Status => Page.GetByTestId("status");

    /// <summary>A new profile with an empty page.</summary>
    public static async Task<BrowserUser> OpenAsync(Chromium chromium, BrowserNewContextOptions screen)
    {
        var profile = await chromium.NewProfileAsync(screen);
        profile.SetDefaultTimeout(20_000);
        return new BrowserUser(profile, await profile.NewPageAsync());
    }

    /// <summary>Fills in the sign-in page, compares and accepts the fingerprint, and waits until sending works.</summary>
    public static async Task<BrowserUser> SignInAsync(
        Chromium chromium, GatewayProcess gateway, ServerProcess server, string nick, string channel, BrowserNewContextOptions screen)
    {
        var user = await OpenAsync(chromium, screen);
        var signIn = await SignInPage.OpenAsync(user.Page, gateway.Url);
        await signIn.SubmitAsync(server.Endpoint, nick, channel);
        await Expect(signIn.Fingerprints).ToHaveAttributeAsync("data-value", server.Fingerprint.ToString());
        await signIn.Accept.ClickAsync();
        await user.WaitUntilJoinedAsync(channel);
        return user;
    }

    public async Task WaitUntilJoinedAsync(string channel)
    {
        await Expect(Page.Locator($"[data-testid=conversation][data-name='{channel}'][data-state=joined]")).ToHaveCountAsync(1);
        // What is typed before the composer has turned to the channel is the draft of the one before.
        await Expect(Page.Locator($"form[data-conversation='{channel}']")).ToHaveCountAsync(1);
        await Expect(Composer).ToBeEnabledAsync();
    }

    /// <summary>Types a message or command into the composer and presses Enter.</summary>
    public async Task TypeAsync(string text)
    {
        await Composer.FillAsync(text);
        await Composer.PressAsync("Enter");
    }

    /// <summary>Shows the list of conversations, which a phone has behind a button.</summary>
    public async Task ShowConversationsAsync()
    {
        var menu = Page.GetByTestId("open-conversations");
        if (await menu.IsVisibleAsync())
            await menu.ClickAsync();
    }

    /// <summary>Opens a part of the settings, which a phone reaches by the list of conversations.</summary>
    public async Task OpenSettingsAsync(string section)
    {
        await ShowConversationsAsync();
        await Page.GetByTestId("settings").ClickAsync();
        await Page.GetByTestId($"settings-{section}").ClickAsync();
    }

    /// <summary>Waits until the text stands in the conversation shown, once.</summary>
    public Task SeesAsync(string text, float within = TestTime.Expectation) =>
        Expect(Messages.Filter(new() { HasText = text })).ToHaveCountAsync(1, new() { Timeout = within });

    /// <summary>The texts of the messages in the list, from the top down: of those scrolled out of sight, too, which have no inner text.</summary>
    public async Task<IReadOnlyList<string>> ShownTextsAsync() =>
        [.. (await Messages.Locator(".text").AllTextContentsAsync()).Select(text => text.Trim())];

    /// <summary>Chooses a conversation in the list, which a phone has to open first.</summary>
    public async Task OpenConversationAsync(string name)
    {
        await ShowConversationsAsync();
        var conversation = Page.Locator($"[data-testid=conversation][data-name='{name}'] button[data-name]");
        await conversation.ClickAsync();
        await Expect(conversation).ToHaveAttributeAsync("aria-current", "true");
    }

    /// <summary>Opens the actions of a message, which a finger asks for by staying on it, and chooses one.</summary>
    public async Task ActAsync(ILocator message, string action, bool isTouch = false)
    {
        var button = Page.GetByTestId("message-actions").Locator($"[data-action={action}]");
        await Expect(message).ToHaveAttributeAsync("data-id", new Regex("."));
        if (!isTouch)
        {
            await message.HoverAsync();
            await button.ClickAsync();
            return;
        }

        await message.DispatchEventAsync("pointerdown", new { pointerType = "touch", bubbles = true });
        await Expect(button).ToBeVisibleAsync();
        await message.DispatchEventAsync("pointerup", new { pointerType = "touch", bubbles = true });
        await button.TapAsync();
    }

    /// <summary>Scrolls up, again and again, until the conversation's start is shown.</summary>
    public async Task ScrollToTheStartAsync()
    {
        var start = Page.GetByTestId("history-start");
        while (!await start.IsVisibleAsync())
        {
            var top = await Messages.First.TextContentAsync() ?? string.Empty;
            await Scroller.EvaluateAsync("scroller => scroller.scrollTop = 0");
            await Expect(Messages.First.Or(start).First).Not.ToHaveTextAsync(top);
        }
    }

    /// <summary>Ends the session and comes back to the sign-in page.</summary>
    public async Task SignOutAsync()
    {
        await TypeAsync("/quit");
        await Expect(new SignInPage(Page).Connect).ToBeVisibleAsync();
    }

    /// <summary>Opens another tab of the same browser.</summary>
    public async Task<BrowserUser> OpenSecondTabAsync(GatewayProcess gateway)
    {
        var tab = await _profile.NewPageAsync();
        await tab.GotoAsync(gateway.Url);
        return new BrowserUser(_profile, tab);
    }

    public async ValueTask DisposeAsync() => await _profile.DisposeAsync();
}
