using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Settings;

/// <summary>The browsers that are signed in as the same account, and the end of those that should not be.</summary>
public sealed partial class BrowserSettings
{
    private IReadOnlyList<SignedInBrowser> _browsers = [];
    private string? _outcome;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter] public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    [Inject] private SignedInBrowsers Browsers { get; set; } = null!;

    protected override void OnInitialized() => _browsers = Browsers.Of(Session);

    private async Task SignOutAsync(SignedInBrowser browser)
    {
        await Browsers.SignOutAsync(Session, browser.Name);
        Tell();
    }

    private async Task SignOutOthersAsync()
    {
        await Browsers.SignOutOthersAsync(Session);
        Tell();
    }

    private void Tell() => (_browsers, _outcome) = (Browsers.Of(Session), Texts.SignedOutThere);
}
