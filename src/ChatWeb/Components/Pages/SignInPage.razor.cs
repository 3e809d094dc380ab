using ChatWeb.Authentication;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Pages;

/// <summary>Where one begins. A plain form without a circuit: it works at once, and without any script.</summary>
public sealed partial class SignInPage(NavigationManager navigation)
{
    [CascadingParameter] public required HttpContext Context { get; set; }

    /// <summary>Present when a session was looked for and has ended.</summary>
    [SupplyParameterFromQuery(Name = "ended")] public string? Ended { get; set; }

    /// <summary>Present when a form was sent from a page that lay open for too long.</summary>
    [SupplyParameterFromQuery(Name = "expired")] public string? Expired { get; set; }

    /// <summary>Which of the servers used last was chosen.</summary>
    [SupplyParameterFromQuery(Name = "recent")] public int? Chosen { get; set; }

    private IReadOnlyList<RecentServer> Recent { get; set; } = [];

    private SignInForm Form { get; set; } = new();

    private SignInProblem? Problem { get; set; }

    /// <summary>Why one is here again, if one did not come by oneself.</summary>
    private SignInFault? Fault => Expired is not null ? SignInFault.PageExpired : Ended is not null ? SignInFault.SessionEnded : null;

    private (SignInAs As, string Label, string Hint)[] Ways =>
    [
        (SignInAs.Guest, Texts.AsGuest, Texts.AsGuestHint),
        (SignInAs.Account, Texts.AsAccount, Texts.AsAccountHint),
        (SignInAs.NewAccount, Texts.AsNewAccount, Texts.AsNewAccountHint),
    ];

    protected override void OnInitialized()
    {
        if (SessionCookie.FindId(Context.User) is not null)
        {
            navigation.NavigateTo("/chat");
            return;
        }

        var attempt = Attempts.Find(BrowserId.Find(Context));
        Recent = RecentServers.Read(Context);
        if (Chosen is { } place && Recent.ElementAtOrDefault(place) is { } chosen)
        {
            Form = chosen.ToForm();
            return;
        }

        Form = attempt?.Form ?? (Recent is [var last, ..] ? last.ToForm() : SignInForm.For(Policy.Default));
        Problem = attempt?.Problem ?? (Fault is { } fault ? new SignInProblem(fault) : null);
    }
}
