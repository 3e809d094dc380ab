using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Asks which channel to join.</summary>
public sealed partial class JoinDialog
{
    private string _name = string.Empty;
    private string _key = string.Empty;
    private bool _isInvalid;
    private bool _isKeyInvalid;

    [Parameter] public EventCallback<(string Channel, string? Key)> OnJoin { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private async Task SubmitAsync()
    {
        var name = _name.Trim();
        var channel = name is ['#' or '&', ..] ? name : '#' + name;
        var key = _key.Trim() is { Length: > 0 } typed ? typed : null;
        _isInvalid = !SignInForm.IsChannel(channel);
        _isKeyInvalid = key is not null && !SignInForm.IsChannelKey(key);
        if (!_isInvalid && !_isKeyInvalid)
            await OnJoin.InvokeAsync((channel, key));
    }
}
