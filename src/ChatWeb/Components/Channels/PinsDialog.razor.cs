using System.Collections.Immutable;
using ChatCore.Protocol;
using ChatWeb.Components.Finding;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>A channel's pinned messages, to go to and, for its operators, to unpin.</summary>
public sealed partial class PinsDialog : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<string, PinnedMessage> _read = new(StringComparer.Ordinal);
    private string? _problem;
    private ImmutableArray<string> _tried = [];
    private string? _undo;
    private bool _isReading;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    [Parameter] public EventCallback<(string Conversation, string MessageId)> OnGo { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    [Inject] private FindingTexts Refusals { get; set; } = null!;

    private bool MayPin => Session.State.Capabilities.Has(Capability.Metadata2) && ChannelPowers.Of(Channel, Session.State.Nick).MayPin;

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    /// <summary>Somebody may pin another one while the list is open: it is read, too. What failed is not tried with every change of the page.</summary>
    protected override Task OnParametersSetAsync() => _isReading || Channel.Pins.SequenceEqual(_tried) ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        (_isReading, _problem) = (true, null);
        try
        {
            while (Channel.Pins.FirstOrDefault(id => !_read.ContainsKey(id)) is { } next)
            {
                _read[next] = await PinnedMessages.ReadAsync(Session, Channel, next, _closing.Token);
                StateHasChanged();
            }
        }
        catch (InvalidOperationException failure)
        {
            _problem = RefusalText.Of(failure, Refusals);
        }
        catch (OperationCanceledException)
        {
            // Closed before the answer.
        }
        finally
        {
            (_isReading, _tried) = (false, Channel.Pins);
        }
    }

    private string UnpinLabel(string id) => _read.GetValueOrDefault(id)?.Sender is { } sender ? Texts.UnpinOf(sender) : Texts.Unpin;

    private async Task GoAsync(string id)
    {
        await OnClose.InvokeAsync();
        await OnGo.InvokeAsync((Channel.Name, id));
    }

    private async Task UnpinAsync(string id)
    {
        _undo = null;
        if (await ToggleAsync(id))
            _undo = id;
    }

    private async Task UndoAsync(string id)
    {
        _undo = null;
        if (!Channel.Pins.Contains(id))
            await ToggleAsync(id);
    }

    private Task<bool> ToggleAsync(string id) => Pinning.ToggleAsync(Session, Channel, id, Texts, Refusals, _closing.Token);
}
