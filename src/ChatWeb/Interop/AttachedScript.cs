using Microsoft.JSInterop;

namespace ChatWeb.Interop;

/// <summary>A component's script while the component is on the page: it is attached once, calls its owner, and ends with it.</summary>
/// <param name="js">The page.</param>
/// <param name="owner">What the script calls.</param>
/// <param name="farewell">What of the script is called at the end.</param>
internal sealed class AttachedScript<TOwner>(IJSRuntime js, TOwner owner, string farewell) : IAsyncDisposable
    where TOwner : class
{
    private readonly DotNetObjectReference<TOwner> _owner = DotNetObjectReference.Create(owner);
    private IJSObjectReference? _attached;
    private bool _isGone;

    public bool IsAttached => _attached is not null;

    /// <summary>Loads the module and calls its function with the arguments and, after them, the owner. Of an owner that left meanwhile nothing stays.</summary>
    public async Task AttachAsync(string asset, string function, params object?[] arguments)
    {
        var attached = await js.CallAsync<IJSObjectReference>(asset, function, [.. arguments, _owner]);
        if (_isGone)
            await attached.CallAndDisposeQuietlyAsync(farewell);
        else
            _attached = attached;
    }

    /// <summary>Calls a function of what was attached; before that nothing happens.</summary>
    public async Task CallAsync(string function, params object?[] arguments)
    {
        if (_attached is not null)
            await _attached.InvokeVoidAsync(function, arguments);
    }

    /// <summary>Calls a function of what was attached for its answer; null before that.</summary>
    public async Task<TAnswer?> AskAsync<TAnswer>(string function)
        where TAnswer : class =>
        _attached is null ? null : await _attached.InvokeAsync<TAnswer>(function);

    public async ValueTask DisposeAsync()
    {
        _isGone = true;
        await _attached.CallAndDisposeQuietlyAsync(farewell);
        _owner.Dispose();
    }
}
