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
    private AttachedScript<NoticeSettings>? _script;
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

    public ValueTask DisposeAsync() => _script?.DisposeAsync() ?? default;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        _script = new AttachedScript<NoticeSettings>(js, this, farewell: "stop");
        await _script.AttachAsync(Assets["Components/Notices/NoticeTeller.razor.js"], "watch", _box);
        _permission = await _script.AskAsync<string>("permission") ?? _permission;
        StateHasChanged();
    }

    private async Task ToggleSoundAsync()
    {
        Preferences.Change(current => current with { HasSound = !current.HasSound });
        if (Current.HasSound)
            await ListenAsync();
    }

    private Task ListenAsync() => _script?.CallAsync("tone") ?? Task.CompletedTask;

    private void BeQuiet(QuietTime quiet) => Preferences.Change(current => current with
    {
        IsQuiet = quiet != QuietTime.Off,
        QuietUntil = QuietTimes.EndOf(quiet, time.GetUtcNow(), Zone),
    });
}
