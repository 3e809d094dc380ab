using Microsoft.JSInterop;

namespace ChatWeb.Interop;

/// <summary>Modules of components: how they are loaded, and let go when the page may be gone already.</summary>
internal static class JSModuleExtensions
{
    /// <summary>Imports a static asset; relative to the page's base, while the browser would take it relative to the calling script.</summary>
    public static ValueTask<IJSObjectReference> ImportAsync(this IJSRuntime js, string asset) =>
        js.InvokeAsync<IJSObjectReference>("import", "./" + asset);

    public static ValueTask DisposeQuietlyAsync(this IJSObjectReference? reference) => QuietlyAsync(reference, call: null);

    /// <summary>Calls a function of the object for the last time.</summary>
    public static ValueTask CallAndDisposeQuietlyAsync(this IJSObjectReference? reference, string function) => QuietlyAsync(reference, function);

    private static async ValueTask QuietlyAsync(IJSObjectReference? reference, string? call)
    {
        if (reference is null)
            return;

        try
        {
            if (call is not null)
                await reference.InvokeVoidAsync(call);

            await reference.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page is closed, and everything in it with it.
        }
    }
}
