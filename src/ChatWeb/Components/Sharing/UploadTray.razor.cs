using ChatWeb.Configuration;
using ChatWeb.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Sharing;

/// <summary>The files that are to go with the next message, within the composer's form: the script uploads them and hands their links to what is sent.</summary>
public sealed partial class UploadTray(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference _root;
    private AttachedScript<UploadTray>? _script;

    [Inject] private IOptions<GatewayOptions> Options { get; set; } = null!;

    private FileSharingOptions Limits => Options.Value.Files;

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<UploadTray>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Sharing/UploadTray.razor.js"], "attach", _root);
    }
}
