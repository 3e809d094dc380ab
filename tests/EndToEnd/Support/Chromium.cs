using EndToEnd.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace EndToEnd.Support;

/// <summary>One browser for all tests, started by the first that needs it; each user has a profile of their own in it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    // Nothing but the page under test: no sandbox (tests run as root, in containers), and none of the browser's own traffic.
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new, empty profile.</summary>
    public async Task<IBrowserContext> NewProfileAsync(BrowserNewContextOptions options) =>
        await (await GetBrowserAsync()).NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> GetBrowserAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(TestTime.Expectation);
            return _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Programs.Chromium(), Args = Switches });
        }
        finally
        {
            _starting.Release();
        }
    }
}
