using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Kit;
using ChatWeb.Files;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>One message. Rendered again only when the row has another value.</summary>
public sealed partial class MessageRow
{
    private TimelineRow.Message? _read;
    private string? _readFor;
    private Profile? _readProfile;
    private bool _isStale;
    private string _sender = string.Empty;
    private string _kind = string.Empty;
    private string? _stateLabel;
    private string? _reason;
    private string? _id;
    private string? _deletedBy;
    private string _source = string.Empty;
    private string _text = string.Empty;
    private ImmutableArray<SharedFile> _files = [];
    private Quote? _quote;
    private ImmutableArray<Reaction> _reactions = [];
    private int _replies;
    private bool _wasEditing;
    private bool _wasPinned;
    private bool _isEdited;
    private bool _isDeleted;
    private bool _canUndo;
    private IconName _stateIcon;
    private bool _isOwn;
    private bool _isMention;
    private bool _isFailed;

    [Parameter, EditorRequired] public required TimelineRow.Message Row { get; set; }

    /// <summary>The reader, whose name is marked.</summary>
    [Parameter, EditorRequired] public required string Nick { get; set; }

    /// <summary>What its sender tells of themselves.</summary>
    [Parameter] public Profile Profile { get; set; } = Profile.Empty;

    /// <summary>Whether its text can be changed in place.</summary>
    [Parameter] public bool IsEditing { get; set; }

    [Parameter] public bool IsPinned { get; set; }

    [Parameter] public EventCallback<MessageAct> OnAct { get; set; }

    protected override void OnParametersSet()
    {
        if (Row == _read && Nick == _readFor && IsEditing == _wasEditing && Profile == _readProfile && IsPinned == _wasPinned)
            return;

        (_read, _readFor, _wasEditing, _readProfile, _wasPinned, _isStale) = (Row, Nick, IsEditing, Profile, IsPinned, true);
        switch (Row.Entry)
        {
            case TimelineEntry.Said { Message: var message } said:
                Read(message.Sender, said.Text, message.Kind);
                (_isOwn, _isMention, _isFailed, _reason) = (message.IsOwn, said.IsMention && !said.IsHidden, false, null);
                (_id, _quote, _replies) = (said.IsHidden ? null : message.Id, said.Quote, said.Replies);
                (_isEdited, _reactions) = (said.Amendment.Text is not null, said.Amendment.Reactions);
                (_isDeleted, _canUndo) = (said.IsHidden, said is { IsBeingDeleted: true, IsRedacted: false });
                _deletedBy = said.Amendment.RedactedBy is { } by && !CaseMapping.Ascii.Equals(by, message.Sender) ? by : null;
                (_stateIcon, _stateLabel) = (IconName.Check, Texts.Stored);
                break;

            case TimelineEntry.Pending { Message: var message } pending:
                Read(pending.Sender, message.Text, message.Kind);
                (_isOwn, _isMention, _isFailed, _reason) = (true, false, message.State == OutgoingState.Failed, message.Reason);
                (_id, _quote, _replies, _isEdited, _isDeleted, _canUndo, _reactions) = (null, pending.Quote, 0, false, false, false, []);
                (_stateIcon, _stateLabel) = (IconName.Clock, message.State == OutgoingState.Queued ? Texts.Queued : Texts.Pending);
                break;
        }
    }

    protected override bool ShouldRender() => _isStale;

    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    private void Read(string sender, string text, MessageKind kind)
    {
        (_sender, _source) = (sender, text);
        (_text, _files) = Links.Read(text);
        _kind = kind switch
        {
            MessageKind.Action => "action",
            MessageKind.Notice => "notice",
            _ => "plain",
        };
    }
}
