using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Pages;

/// <summary>First contact with a server that nobody vouches for: the user compares its fingerprint and decides.</summary>
public sealed partial class FingerprintPage(NavigationManager navigation)
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    private SignInAttempt? Attempt { get; set; }

    protected override void OnInitialized()
    {
        Attempt = Attempts.Find(BrowserId.Find(Context));
        if (Attempt?.Unknown is null)
            navigation.NavigateTo("/");
    }
}
