using ChatCore.Client;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Tells, where the user is looking, that the connection to the chat server is lost and what happens next. Empty while all is well.</summary>
public sealed partial class StatusBanner : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private CancellationTokenSource? _counting;
    private Task _countdown = Task.CompletedTask;
    private string? _text;
    private string? _shown;

    [Parameter, EditorRequired] public required ConnectionState State { get; set; }

    [Inject] private TimeProvider Time { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        _counting?.Cancel();
        await _countdown;
        _counting?.Dispose();
    }

    protected override void OnParametersSet()
    {
        _text = Describe();
        if (State is not ConnectionState.Reconnecting)
        {
            _counting?.Cancel();
            return;
        }

        if (!_countdown.IsCompleted)
            return;

        _counting?.Dispose();
        _counting = new CancellationTokenSource();
        _countdown = CountDownAsync(_counting.Token);
    }

    protected override bool ShouldRender() => _shown != _text;

    protected override void OnAfterRender(bool firstRender) => _shown = _text;

    private async Task CountDownAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Tick, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                _text = Describe();
                StateHasChanged();
            }
        }
        catch (OperationCanceledException)
        {
            // Connected again, or the tab is closed.
        }
    }

    private string? Describe() => State switch
    {
        ConnectionState.Online => null,
        ConnectionState.Reconnecting lost => SecondsUntil(lost.RetryAt) is > 0 and var seconds
            ? Texts.Reconnecting(Sentence(lost.Reason), seconds)
            : Texts.ReconnectingNow(Sentence(lost.Reason)),
        ConnectionState.Stopped { Reason: StopReason.ServerKeyChanged } => Texts.StoppedKeyChanged,
        ConnectionState.Stopped { Reason: StopReason.Refused refused } => Texts.StoppedByServer(refused.Text),
        ConnectionState.Stopped => Texts.StoppedOtherwise,
        _ => Texts.ConnectingServer,
    };

    private int SecondsUntil(DateTimeOffset moment) => (int)Math.Ceiling((moment - Time.GetUtcNow()).TotalSeconds);

    private static string Sentence(string reason) => reason.EndsWith('.') ? reason : reason + ".";
}
