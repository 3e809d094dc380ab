using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>What there is to know of a channel, and to those who may, to set.</summary>
public sealed partial class ChannelSettingsDialog
{
    private ChannelModeSet? _modes;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    /// <summary>The topic is to be changed.</summary>
    [Parameter] public EventCallback OnTopic { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private ChannelPowers Powers => ChannelPowers.Of(Channel, Session.State.Nick);

    private bool MayChangeTopic => Powers.MayModerate || (Powers.Own is not null && _modes?.Has('t') == false);

    private bool MayRename => Powers.MayRename && Session.State.Capabilities.Has(Capability.ChannelRename);

    /// <summary>Every member may, unless only invited people enter: then it takes a rank.</summary>
    private bool MayInvite => Powers.MayModerate || (Powers.Own is not null && _modes?.Has('i') == false);

    private string Founders => string.Join(", ", Channel.Roster.Members.Where(member => member.Prefixes.StartsWith('~')).Select(member => member.Nick));
}
