using Bunit;
using ChatCore.Client;
using ChatWeb.Components.Finding;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Finding;

public sealed class ModerationPanelTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly ScriptedConnection _server = new(Samples.Request());
    private readonly UserSession _session;
    private readonly Conversation _lobby;

    public ModerationPanelTests()
    {
        _page.Services.AddLocalization().AddSingleton<FindingTexts>();
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, TimeProvider.System);
        _lobby = _session.State.Find("#lobby")!;
        _lobby.Roster.Replace([new("helena", "@"), new("bruno", "")]);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _session.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_rank_that_was_given_is_shown_before_the_list_of_members_says_so()
    {
        var panel = Show();
        await GiveVoiceAsync(panel);
        Assert.Contains("mode #lobby +v bruno", _server.Asked);
        Assert.True(HasVoice(panel));

        panel.Render(parameters => parameters.Add(one => one.Member, new ChannelMember("bruno", "+")));
        Assert.True(HasVoice(panel));
        panel.Render(parameters => parameters.Add(one => one.Member, new ChannelMember("bruno", "")));
        Assert.False(HasVoice(panel));
    }

    [Fact]
    public async Task A_rank_that_was_refused_is_not_shown()
    {
        _server.Refusal = new RequestRefusedException("482", "You're not an operator");
        var panel = Show();
        await GiveVoiceAsync(panel);
        Assert.False(HasVoice(panel));
        Assert.NotEmpty(panel.Find("[data-testid=moderation-status]").TextContent);
    }

    private static Task GiveVoiceAsync(IRenderedComponent<ModerationPanel> panel) => panel.Find("[data-testid=rank-v]").ChangeAsync(new() { Value = true });

    private static bool HasVoice(IRenderedComponent<ModerationPanel> panel) => panel.Find("[data-testid=rank-v]").HasAttribute("checked");

    private IRenderedComponent<ModerationPanel> Show() => _page.Render<ModerationPanel>(parameters => parameters
        .Add(panel => panel.Session, _session).Add(panel => panel.Channel, _lobby).Add(panel => panel.Member, new ChannelMember("bruno", "")));
}
