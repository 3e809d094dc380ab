using ChatWeb.Sessions.Tickets;

namespace ChatWeb.Sessions;

/// <summary>The browsers that are signed in to this gateway as the same account, and the end of those that their owner wants ended.</summary>
internal sealed class SignedInBrowsers(UserSessionDirectory sessions, TicketStore tickets)
{
    /// <summary>This browser first, the others by when they were last used. A guest has this one alone: nobody else is proven to be the same guest.</summary>
    public IReadOnlyList<SignedInBrowser> Of(UserSession session) => session.Ticket is not { } own ? [] :
    [
        .. tickets.Of(own.Header.Owner)
            .Select(known => new SignedInBrowser(known.Name, known.Header.Device, known.Header.Network, known.Header.LastSeen, IsThis: known.Name == own.Name, IsOpen: FindOpen(known.Name) is { TabCount: > 0 }))
            .OrderByDescending(browser => browser.IsThis).ThenByDescending(browser => browser.IsOpen).ThenByDescending(browser => browser.LastSeen),
    ];

    /// <summary>Signs another browser of the same owner out; what is none of theirs is left alone.</summary>
    /// <returns>Whether there was such a browser.</returns>
    public async Task<bool> SignOutAsync(UserSession session, string name)
    {
        if (Of(session).FirstOrDefault(browser => browser.Name == name) is not { IsThis: false } other)
            return false;

        await SignOutAsync(other);
        return true;
    }

    public async Task SignOutOthersAsync(UserSession session)
    {
        foreach (var browser in Of(session).Where(browser => !browser.IsThis))
            await SignOutAsync(browser);
    }

    private async Task SignOutAsync(SignedInBrowser browser)
    {
        tickets.Forget(browser.Name);
        if (FindOpen(browser.Name) is { } other)
            await sessions.EndAsync(other.Id, "Signed out from another browser", isSignedOut: true);
    }

    private UserSession? FindOpen(string name) => sessions.All.FirstOrDefault(session => session.Ticket?.Name == name);
}

/// <summary>A browser that is signed in, or may come back without a password.</summary>
/// <param name="Name">Names it to <see cref="SignedInBrowsers.SignOutAsync"/>; it is no secret.</param>
/// <param name="Device">Browser and system; empty when unknown.</param>
/// <param name="Network">The network it was last used from.</param>
/// <param name="LastSeen">When a tab was last open.</param>
/// <param name="IsThis">Whether it is the one that asks.</param>
/// <param name="IsOpen">Whether a tab is open now.</param>
public sealed record SignedInBrowser(string Name, string Device, string Network, DateTimeOffset LastSeen, bool IsThis, bool IsOpen);
