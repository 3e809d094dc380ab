using ChatCore.Protocol;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>Invites somebody into a channel; and its founder hands it over.</summary>
public sealed partial class ChannelPeople : IDisposable
{
    /// <summary>A list to choose from is no longer than this: members with a rank come first, and the others have cards.</summary>
    private const int MostHeirs = 200;

    private readonly Undertaking _undertaking = new();
    private string _nick = string.Empty;
    private string? _heir;
    private bool _isSure;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    [Parameter] public bool MayInvite { get; set; }

    private ChannelPowers Powers => ChannelPowers.Of(Channel, Session.State.Nick);

    private List<string> Others =>
        [.. Channel.Roster.Members.Select(member => member.Nick).Where(nick => !CaseMapping.Ascii.Equals(nick, Session.State.Nick)).Take(MostHeirs)];

    /// <summary>The one chosen, as long as they are there.</summary>
    private string? Heir => Others.Find(nick => nick == _heir);

    public void Dispose() => _undertaking.Dispose();

    private async Task InviteAsync()
    {
        var nick = _nick.Trim();
        if (!OneWord.Is(nick))
        {
            _undertaking.Refuse(Texts.NickWrong);
            return;
        }

        if (await _undertaking.DoAsync(token => Session.Requests.InviteAsync(Channel.Name, nick, token), Refusals, Texts.Invited(nick)) && _nick.Trim() == nick)
            _nick = string.Empty;
    }

    private async Task HandOverAsync(string heir)
    {
        _isSure = false;
        await _undertaking.DoAsync(
            token => Session.Requests.ChangeModesAsync(Channel.Name, [new ModeChange(true, 'q', heir), new ModeChange(false, 'q', Session.State.Nick)], token),
            Refusals,
            Texts.HandedOver(heir));
    }
}
