using ChatWeb.Authentication;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Chat;

/// <summary>Asks which channel to join.</summary>
public sealed partial class JoinDialog
{
    private string _name = string.Empty;
    private string _key = string.Empty;
    private bool _isInvalid;

    [Parameter] public EventCallback<(string Channel, string? Key)> OnJoin { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    private async Task SubmitAsync()
    {
        var name = _name.Trim();
        var channel = name is ['#' or '&', ..] ? name : '#' + name;
        _isInvalid = !SignInForm.IsChannel(channel);
        if (!_isInvalid)
            await OnJoin.InvokeAsync((channel, _key.Trim() is { Length: > 0 } key ? key : null));
    }
}
