using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Finding;

/// <summary>
/// Keeps a session's preferences in the browser's local storage, by server and nickname, and brings them to the next session. Nothing in them
/// is a secret of the server's, and a browser is where its user looks for them.
/// </summary>
public sealed partial class PreferenceKeeper(IJSRuntime js)
{
    private UserPreferences? _kept;
    private bool _isRead;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    private string Script => Assets["Components/Finding/PreferenceKeeper.razor.js"];

    /// <summary>The name signed in with: who changes the nickname for an hour finds the same preferences tomorrow.</summary>
    private string Key => $"webchat.preferences.{Session.Server}/{Session.SignedInAs}";

    protected override bool ShouldRender() => !ReferenceEquals(_kept, Session.Preferences.Current);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            if (UserPreferences.TryRead(await js.CallAsync<string?>(Script, "read", Key)) is { } kept)
                Session.Preferences.Restore(kept);
            _isRead = true;
        }

        var current = Session.Preferences.Current;
        if (!_isRead || ReferenceEquals(current, _kept))
            return;

        _kept = current;
        await js.CallAsync(Script, "write", Key, current.ToJson());
    }
}
