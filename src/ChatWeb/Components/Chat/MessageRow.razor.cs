using ChatCore.Client;
using ChatWeb.Components.Kit;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>One message. Rendered again only when the row has another value.</summary>
public sealed partial class MessageRow
{
    private TimelineRow.Message? _read;
    private string? _readFor;
    private bool _isStale;
    private string _text = string.Empty;
    private string _sender = string.Empty;
    private string _kind = string.Empty;
    private string? _stateLabel;
    private string? _reason;
    private IconName _stateIcon;
    private bool _isOwn;
    private bool _isMention;
    private bool _isFailed;

    [Parameter, EditorRequired] public required TimelineRow.Message Row { get; set; }

    /// <summary>The reader, whose name is marked.</summary>
    [Parameter, EditorRequired] public required string Nick { get; set; }

    [Parameter] public EventCallback<string> OnRetry { get; set; }

    [Parameter] public EventCallback<string> OnDiscard { get; set; }

    protected override void OnParametersSet()
    {
        if (Row == _read && Nick == _readFor)
            return;

        (_read, _readFor, _isStale) = (Row, Nick, true);
        switch (Row.Entry)
        {
            case TimelineEntry.Said { Message: var message } said:
                Read(message.Sender, message.Text, message.Kind);
                (_isOwn, _isMention, _isFailed, _reason) = (message.IsOwn, said.IsMention, false, null);
                (_stateIcon, _stateLabel) = (IconName.Check, Texts.Stored);
                break;

            case TimelineEntry.Pending { Message: var message } pending:
                Read(pending.Sender, message.Text, message.Kind);
                (_isOwn, _isMention, _isFailed, _reason) = (true, false, message.State == OutgoingState.Failed, message.Reason);
                (_stateIcon, _stateLabel) = (IconName.Clock, message.State == OutgoingState.Queued ? Texts.Queued : Texts.Pending);
                break;
        }
    }

    protected override bool ShouldRender() => _isStale;

    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    private void Read(string sender, string text, MessageKind kind)
    {
        _sender = sender;
        _kind = kind switch
        {
            MessageKind.Action => "action",
            MessageKind.Notice => "notice",
            _ => "plain",
        };
        _text = text;
    }
}
