using ChatWeb.Components.Finding;
using ChatWeb.Sessions;
using Microsoft.AspNetCore.Components;

namespace ChatWeb.Components.Channels;

/// <summary>Gives a channel another name.</summary>
public sealed partial class ChannelName : IDisposable
{
    private readonly Undertaking _undertaking = new();
    private string _name = string.Empty;
    private string? _known;
    private bool _isUnderWay;

    [Parameter, EditorRequired] public required UserSession Session { get; set; }

    [Parameter, EditorRequired] public required Conversation Channel { get; set; }

    public void Dispose() => _undertaking.Dispose();

    /// <summary>Somebody else may rename it meanwhile: then that is where one begins.</summary>
    protected override void OnParametersSet()
    {
        if (_known != Channel.Name)
            _known = _name = Channel.Name;
    }

    private async Task RenameAsync()
    {
        if (ChannelNameRules.ProblemIn(_name, Words) is { } problem)
        {
            _undertaking.Refuse(problem);
            return;
        }

        _name = ChannelNameRules.Complete(_name);
        if (_isUnderWay || _name == Channel.Name)
            return;

        _isUnderWay = true;
        await _undertaking.DoAsync(token => Session.Requests.RenameChannelAsync(Channel.Name, _name, token), Words, Texts.RenamedTo(_name));
        _isUnderWay = false;
    }
}
