using System.Globalization;
using ChatWeb.Interop;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatWeb.Components.Notices;

/// <summary>Whether and how the user is told of messages. The browser is asked for its permission by a click here, and at no other time.</summary>
public sealed partial class NoticeSettings(IJSRuntime js, TimeProvider time) : IAsyncDisposable
{
    private ElementReference _box;
    private IJSObjectReference? _module;
    private IJSObjectReference? _watching;
    private DotNetObjectReference<NoticeSettings>? _self;
    private string _permission = "default";

    [Parameter, EditorRequired] public required PreferenceStore Preferences { get; set; }

    [Parameter] public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    private UserPreferences Current => Preferences.Current;

    private string Hint => _permission switch
    {
        "denied" => Texts.Denied,
        "unsupported" => Texts.Unsupported,
        _ => Texts.DesktopHint,
    };

    private (QuietTime Quiet, string Label)[] Times =>
    [
        (QuietTime.Off, Texts.QuietOff), (QuietTime.HalfHour, Texts.QuietHalfHour), (QuietTime.Hour, Texts.QuietHour),
        (QuietTime.Morning, Texts.QuietMorning), (QuietTime.Always, Texts.QuietAlways),
    ];

    private bool IsQuiet => Current.IsQuietAt(time.GetUtcNow());

    /// <summary>Which button is pressed: one with an end is for as long as it takes to press it.</summary>
    private QuietTime? Chosen => !IsQuiet ? QuietTime.Off : Current.QuietUntil is null ? QuietTime.Always : null;

    private string? Until => (IsQuiet, Current.QuietUntil) switch
    {
        (true, { } until) => Texts.QuietUntil(TimeZoneInfo.ConvertTime(until, Zone).ToString("g", CultureInfo.CurrentCulture)),
        (true, null) => Texts.QuietNow,
        _ => null,
    };

    [JSInvokable]
    public void SetDesktop(bool isOn, string permission)
    {
        _permission = permission;
        Preferences.Change(current => current with { HasDesktop = isOn });
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _watching.CallAndDisposeQuietlyAsync("stop");
        await _module.DisposeQuietlyAsync();
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _self = DotNetObjectReference.Create(this);
        _module = await js.ImportAsync(Assets["Components/Notices/NoticeTeller.razor.js"]);
        _watching = await _module.InvokeAsync<IJSObjectReference>("watch", _box, _self);
        _permission = await _module.InvokeAsync<string>("permission");
        StateHasChanged();
    }

    private async Task ToggleSoundAsync()
    {
        Preferences.Change(current => current with { HasSound = !current.HasSound });
        if (Current.HasSound)
            await ListenAsync();
    }

    private async Task ListenAsync()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("tone");
    }

    private void BeQuiet(QuietTime quiet) => Preferences.Change(current => current with
    {
        IsQuiet = quiet != QuietTime.Off,
        QuietUntil = QuietTimes.EndOf(quiet, time.GetUtcNow(), Zone),
    });
}
