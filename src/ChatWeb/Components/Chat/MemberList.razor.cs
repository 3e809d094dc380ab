using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>A channel's members by rank. Virtualised: a thousand members cost no more than those in view.</summary>
public sealed partial class MemberList
{
    private (ImmutableSortedSet<ChannelMember> Members, string OwnNick, ImmutableHashSet<string> Ignored, ImmutableDictionary<string, Profile> Profiles, string Typed)? _read;
    private List<Row> _rows = [];
    private string _typed = string.Empty;
    private bool _isStale;

    [Parameter, EditorRequired] public required ImmutableSortedSet<ChannelMember> Members { get; set; }

    [Parameter, EditorRequired] public required string OwnNick { get; set; }

    [Parameter] public ImmutableHashSet<string> Ignored { get; set; } = UserPreferences.Default.Ignored;

    /// <summary>What the members tell of themselves.</summary>
    [Parameter] public ImmutableDictionary<string, Profile> Profiles { get; set; } = ImmutableDictionary<string, Profile>.Empty;

    /// <summary>The user wants to see that member's card.</summary>
    [Parameter] public EventCallback<string> OnOpen { get; set; }

    protected override void OnParametersSet() => Read();

    protected override bool ShouldRender() => _isStale;

    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    private void Filter(ChangeEventArgs typed)
    {
        _typed = (typed.Value as string ?? string.Empty).Trim();
        Read();
    }

    private void Read()
    {
        var next = (Members, OwnNick, Ignored, Profiles, _typed);
        if (_read == next)
            return;

        (_read, _isStale) = (next, true);
        _rows = new List<Row>(Members.Count + 6);
        string? heading = null;
        foreach (var member in Members)
        {
            var profile = Profiles.GetValueOrDefault(member.Nick, Profile.Empty);
            if (!member.Nick.Contains(_typed, StringComparison.CurrentCultureIgnoreCase) && profile.DisplayName?.Contains(_typed, StringComparison.CurrentCultureIgnoreCase) != true)
                continue;

            if (HeadingOf(member) is var rank && rank != heading)
                _rows.Add(new Row(heading = rank, null, Profile.Empty));

            _rows.Add(new Row(null, member, profile));
        }
    }

    private string HeadingOf(ChannelMember member) => member.Prefixes switch
    {
        ['~', ..] => Texts.RankFounder,
        ['&', ..] => Texts.RankAdmin,
        ['@', ..] => Texts.RankOperator,
        ['%', ..] => Texts.RankHalfOperator,
        ['+', ..] => Texts.RankVoice,
        _ => Texts.RankNone,
    };

    private bool IsOwn(ChannelMember member) => CaseMapping.Ascii.Equals(member.Nick, OwnNick);

    private sealed record Row(string? Heading, ChannelMember? Member, Profile Profile);
}
