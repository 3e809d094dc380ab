using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>A channel's members by rank. Virtualised: a thousand members cost no more than those in view.</summary>
public sealed partial class MemberList
{
    private ImmutableSortedSet<ChannelMember>? _read;
    private string? _readFor;
    private List<Row> _rows = [];
    private bool _isStale;

    [Parameter, EditorRequired] public required ImmutableSortedSet<ChannelMember> Members { get; set; }

    [Parameter, EditorRequired] public required string OwnNick { get; set; }

    /// <summary>The user wants to write to that member privately.</summary>
    [Parameter] public EventCallback<string> OnWrite { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Members, _read) && OwnNick == _readFor)
            return;

        (_read, _readFor, _isStale) = (Members, OwnNick, true);
        _rows = new List<Row>(Members.Count + 3);
        string? heading = null;
        foreach (var member in Members)
        {
            var next = HeadingOf(member);
            if (next != heading)
                _rows.Add(new Row(heading = next, null));

            _rows.Add(new Row(null, member));
        }
    }

    protected override bool ShouldRender() => _isStale;

    protected override void OnAfterRender(bool firstRender) => _isStale = false;

    private string HeadingOf(ChannelMember member) => member.Prefixes switch
    {
        ['+', ..] => Texts.Voiced,
        [_, ..] => Texts.Operators,
        _ => Texts.Others,
    };

    private bool IsOwn(ChannelMember member) => CaseMapping.Ascii.Equals(member.Nick, OwnNick);

    private sealed record Row(string? Heading, ChannelMember? Member);
}
