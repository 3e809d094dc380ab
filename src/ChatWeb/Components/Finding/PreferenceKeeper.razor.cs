using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Finding;

/// <summary>
/// Keeps a session's preferences in the browser's local storage, by server and nickname, and brings them to the next session. Nothing in them
/// is a secret of the server's, and a browser is where its user looks for them.
/// </summary>
public sealed partial class PreferenceKeeper(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;
    private UserPreferences? _kept;
    private string? _key;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    public ValueTask DisposeAsync() => _module.DisposeQuietlyAsync();

    protected override bool ShouldRender() => !ReferenceEquals(_kept, Session.Preferences.Current);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            // The name signed in with: who changes the nickname for an hour finds the same preferences tomorrow.
            _key = $"webchat.preferences.{Session.Server}/{Session.SignedInAs}";
            _module = await js.ImportAsync(Assets["Components/Finding/PreferenceKeeper.razor.js"]);
            if (UserPreferences.TryRead(await _module.InvokeAsync<string?>("read", _key)) is { } kept)
                Session.Preferences.Restore(kept);
        }

        var current = Session.Preferences.Current;
        if (_module is null || ReferenceEquals(current, _kept))
            return;

        _kept = current;
        await _module.InvokeVoidAsync("write", _key, current.ToJson());
    }
}
