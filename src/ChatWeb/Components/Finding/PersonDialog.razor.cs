using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Finding;

/// <summary>A person's card: what the server tells of them, and what one can do about them.</summary>
public sealed partial class PersonDialog : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private UserDetails? _details;
    private string? _problem;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required string Nick { get; set; }

    /// <summary>The conversation that is shown: in a channel there is more one can do.</summary>
    [Parameter] public Conversation? Channel { get; set; }

    [Parameter, EditorRequired] public required TimeZoneInfo Zone { get; set; }

    [Parameter] public EventCallback<string> OnMessage { get; set; }

    [Parameter] public EventCallback<string> OnMention { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private bool IsSelf => CaseMapping.Ascii.Equals(Nick, Session.State.Nick);

    private Profile Profile => Session.State.People.Find(Nick);

    private bool IsIgnored => Session.Preferences.Current.Ignored.Contains(Nick);

    /// <summary>The person as a member of the channel shown, when the user may do something about it.</summary>
    private ChannelMember? Offered
    {
        get
        {
            var powers = ChannelPowers.Of(Channel, Session.State.Nick);
            return ChannelPowers.Find(Channel?.Roster.Members.AsEnumerable() ?? [], Nick) is { } member && (powers.MayKick(member) || !powers.RanksFor(member).IsEmpty) ? member : null;
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            _details = await Session.Requests.WhoIsAsync(Nick, _closing.Token);
        }
        catch (RequestRefusedException refused)
        {
            _problem = refused.Code == Numeric.ErrNoSuchNick ? Texts.NotOnline(Nick) : refused.Message;
        }
        catch (InvalidOperationException failure)
        {
            _problem = failure.Message;
        }
        catch (OperationCanceledException)
        {
            // Closed before the answer.
        }
    }

    private string InCommon(UserDetails details) =>
        string.Join(", ", details.Channels.Where(channel => Session.State.Find(channel) is { Membership: Membership.Joined }));

    private void ToggleIgnored() => Session.Preferences.Change(current => current with { Ignored = UserPreferences.Toggle(current.Ignored, Nick) });
}
