using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Finding;

/// <summary>What the user may do about a member of a channel: ranks, removing, silencing, banning. Nothing else is shown.</summary>
public sealed partial class ModerationPanel : IDisposable
{
    private readonly Undertaking _undertaking = new();

    /// <summary>Ranks that were given or taken, until the list of members says so.</summary>
    private readonly Dictionary<char, bool> _set = [];
    private ChannelMember? _read;
    private BanTarget? _target;
    private string? _reason;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    [Parameter, EditorRequired] public required ChannelMember Member { get; set; }

    /// <summary>What is known of the member; null while the server has not told.</summary>
    [Parameter] public UserDetails? Details { get; set; }

    private ChannelPowers Powers => ChannelPowers.Of(Channel, Session.State.Nick);

    public void Dispose() => _undertaking.Dispose();

    protected override void OnParametersSet()
    {
        if (Member == _read)
            return;

        _read = Member;
        _set.Clear();
    }

    private bool Has(char rank) => _set.TryGetValue(rank, out var isSet) ? isSet : Member.Prefixes.Contains(ChannelPowers.PrefixOf(rank), StringComparison.Ordinal);

    private BanTarget TargetFor(UserDetails details) => _target ?? BanMask.ChoicesFor(details).First();

    private Task KickAsync() => DoAsync(token => Session.Requests.KickAsync(Channel.Name, Member.Nick, _reason, token), Texts.Kicked(Member.Nick));

    private async Task SetRankAsync(char rank, bool isSet)
    {
        var isDone = await _undertaking.DoAsync(
            token => Session.Requests.ChangeModesAsync(Channel.Name, [new ModeChange(isSet, rank, Member.Nick)], token), Texts, Texts.RankChanged(Member.Nick));
        if (isDone)
            _set[rank] = isSet;
    }

    private Task BanAsync(UserDetails details, bool onlySilences) => DoAsync(
        async token =>
        {
            await Session.Requests.ChangeModesAsync(Channel.Name, [new ModeChange(true, 'b', BanMask.Of(details, TargetFor(details), onlySilences))], token);
            if (!onlySilences && ChannelPowers.Find(Channel.Roster.Members, Member.Nick) is not null)
                await Session.Requests.KickAsync(Channel.Name, Member.Nick, _reason, token);
        },
        onlySilences ? Texts.Silenced(Member.Nick) : Texts.Banned(Member.Nick));

    private async Task DoAsync(Func<CancellationToken, Task> request, string done) => await _undertaking.DoAsync(request, Texts, done);

    private string NameOf(char rank) => rank switch
    {
        'q' => Texts.GiveFounder,
        'a' => Texts.GiveAdmin,
        'o' => Texts.GiveOperator,
        'h' => Texts.GiveHalfOperator,
        _ => Texts.GiveVoice,
    };

    private string MeaningOf(BanTarget target) => target switch
    {
        BanTarget.Account => Texts.BanAccount,
        BanTarget.Host => Texts.BanHost,
        _ => Texts.BanNick,
    };
}
