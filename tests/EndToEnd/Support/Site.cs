using Microsoft.Playwright;

namespace EndToEnd.Support;

/// <summary>A server, a gateway to it, and the browser users of both.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _users = [];
    private readonly Chromium _chromium;

    private Site(Chromium chromium, ServerProcess server, GatewayProcess gateway)
    {
        _chromium = chromium;
        Server = server;
        Gateway = gateway;
    }

    public ServerProcess Server { get; }

    public GatewayProcess Gateway { get; }

    public static async Task<Site> StartAsync(Chromium chromium, CancellationToken cancellationToken)
    {
        var server = await ServerProcess.StartAsync(cancellationToken);
        try
        {
            return new Site(chromium, server, await GatewayProcess.StartAsync(server, cancellationToken));
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A browser user who has signed in and joined the channel.</summary>
    public async Task<BrowserUser> SignInAsync(string nick, string channel, BrowserNewContextOptions screen) =>
        Keep(await BrowserUser.SignInAsync(_chromium, Gateway, Server, nick, channel, screen));

    /// <summary>A browser user in front of the sign-in page.</summary>
    public async Task<SignInPage> OpenSignInAsync(BrowserNewContextOptions screen) =>
        await SignInPage.OpenAsync(Keep(await BrowserUser.OpenAsync(_chromium, screen)).Page, Gateway.Url);

    /// <summary>A browser user in front of the sign-in page, who has a profile of their own for later.</summary>
    public async Task<BrowserUser> OpenUserAsync(BrowserNewContextOptions screen)
    {
        var user = Keep(await BrowserUser.OpenAsync(_chromium, screen));
        await SignInPage.OpenAsync(user.Page, Gateway.Url);
        return user;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var user in _users)
            await user.DisposeAsync();
        await Gateway.DisposeAsync();
        await Server.DisposeAsync();
    }

    private BrowserUser Keep(BrowserUser user)
    {
        _users.Add(user);
        return user;
    }
}
