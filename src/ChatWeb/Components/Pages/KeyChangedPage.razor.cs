using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Pages;

/// <summary>A known server shows another key: the end of the road. There is nothing to click through here.</summary>
public sealed partial class KeyChangedPage(NavigationManager navigation)
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    private SignInAttempt? Attempt { get; set; }

    protected override void OnInitialized()
    {
        Attempt = Attempts.Find(BrowserId.Find(Context));
        if (Attempt?.Changed is null)
            navigation.NavigateTo("/");
    }
}
