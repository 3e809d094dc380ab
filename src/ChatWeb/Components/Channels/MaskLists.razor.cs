using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>A channel's lists: who is banned, who is not touched by bans, who needs no invitation.</summary>
public sealed partial class MaskLists : IDisposable
{
    private readonly Undertaking _undertaking = new();
    private IReadOnlyList<ListedMask>? _masks;
    private MaskList _list;
    private string _typed = string.Empty;
    private string? _undo;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    private (MaskList List, string Label, string Hint)[] Lists =>
    [
        (MaskList.Bans, Texts.Bans, Texts.BansHint),
        (MaskList.Exceptions, Texts.Exceptions, Texts.ExceptionsHint),
        (MaskList.InviteExceptions, Texts.InviteExceptions, Texts.InviteExceptionsHint),
    ];

    private char Letter => _list switch
    {
        MaskList.Exceptions => 'e',
        MaskList.InviteExceptions => 'I',
        _ => 'b',
    };

    public void Dispose() => _undertaking.Dispose();

    protected override Task OnInitializedAsync() => ShowAsync(MaskList.Bans);

    private Task ShowAsync(MaskList list)
    {
        (_list, _masks, _undo) = (list, null, null);
        return ReadAsync(done: null);
    }

    private async Task ReadAsync(string? done)
    {
        var list = _list;
        await _undertaking.DoAsync(
            async token =>
            {
                var masks = await Session.Requests.ReadMasksAsync(Channel.Name, list, token);
                if (list == _list)
                    _masks = masks;
            },
            Refusals,
            done);
    }

    private async Task AddAsync()
    {
        _undo = null;
        if (ChannelMask.Complete(_typed) is not { } mask)
        {
            _undertaking.Refuse(Texts.MaskWrong);
            return;
        }

        var typed = _typed;
        if (await ChangeAsync(isSet: true, mask, Texts.Added(mask)) && _typed == typed)
            _typed = string.Empty;
    }

    private async Task RemoveAsync(string mask)
    {
        _undo = null;
        if (await ChangeAsync(isSet: false, mask, Texts.Removed(mask)))
            _undo = mask;
    }

    private async Task UndoAsync(string mask)
    {
        _undo = null;
        await ChangeAsync(isSet: true, mask, Texts.Added(mask));
    }

    private async Task<bool> ChangeAsync(bool isSet, string mask, string done)
    {
        var change = new ModeChange(isSet, Letter, mask);
        if (!await _undertaking.DoAsync(token => Session.Requests.ChangeModesAsync(Channel.Name, [change], token), Refusals))
            return false;

        await ReadAsync(done);
        return true;
    }
}
