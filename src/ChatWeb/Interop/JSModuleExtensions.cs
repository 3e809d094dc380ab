using Microsoft.JSInterop;

namespace ChatWeb.Interop;

/// <summary>Modules of components: how they are called, and what they gave is let go when the page may be gone already.</summary>
internal static class JSModuleExtensions
{
    /// <summary>What site.js has on every page for this: it loads the module and calls its function in one round trip.</summary>
    private const string Call = "webchat.call";

    /// <summary>Calls a function of a static asset for its answer; an object is answered as <see cref="IJSObjectReference"/>.</summary>
    public static ValueTask<T> CallAsync<T>(this IJSRuntime js, string asset, string function, params object?[] arguments) =>
        js.InvokeAsync<T>(Call, asset, function, arguments);

    /// <summary>Calls a function of a static asset.</summary>
    public static ValueTask CallAsync(this IJSRuntime js, string asset, string function, params object?[] arguments) =>
        js.InvokeVoidAsync(Call, asset, function, arguments);

    /// <summary>Calls a function of the object for the last time, and lets the object go.</summary>
    public static async ValueTask CallAndDisposeQuietlyAsync(this IJSObjectReference? reference, string function)
    {
        if (reference is null)
            return;

        try
        {
            await reference.InvokeVoidAsync(function);
            await reference.DisposeAsync();
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The page is closed, and everything in it with it.
        }
    }
}
