using ChatCore.Protocol;
using ChatWeb.Components.Chat.Writing;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Settings;

/// <summary>What the user tells of themselves; others see it when it is saved.</summary>
public sealed partial class ProfileSettings
{
    private string _name = string.Empty;
    private string _status = string.Empty;
    private int? _hue;
    private bool _isAway;
    private string? _outcome;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    private bool HasProfiles => Session.State.Capabilities.Has(Capability.Metadata2);

    /// <summary>As it would be shown to others.</summary>
    private Profile Shown => new(Profile.Clean(_name, Profile.NameLimit), _hue, Profile.Clean(EmojiTable.ReplaceCodes(_status), Profile.StatusLimit));

    private string[] Presets => [Texts.StatusHome, Texts.StatusMeeting, Texts.StatusHoliday, Texts.StatusSick];

    private IEnumerable<(int? Hue, string Label)> Hues =>
        Enumerable.Range(0, ProfileColours.All.Length).Select(hue => ((int?)hue, Texts.ColourNumber(hue + 1))).Prepend((null, Texts.ColourOfName));

    protected override void OnInitialized()
    {
        var profile = Session.State.People.Find(Session.State.Nick);
        (_name, _hue, _status, _isAway) = (profile.DisplayName ?? string.Empty, profile.Hue, profile.Status ?? string.Empty, Session.State.IsAway);
    }

    private void Save()
    {
        try
        {
            var shown = Shown;
            if (HasProfiles)
                Session.SetProfile(shown);
            if (_isAway != Session.State.IsAway)
                Session.SetAway(_isAway ? shown.Status ?? Texts.AwayToggle : null);

            _outcome = Texts.ProfileSaved;
        }
        catch (InvalidOperationException busy)
        {
            _outcome = busy.Message;
        }
    }
}
