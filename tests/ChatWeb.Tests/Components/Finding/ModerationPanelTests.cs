using Bunit;
using ChatCore.Client;
using ChatWeb.Components.Finding;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Finding;

public sealed class ModerationPanelTests : IAsyncDisposable
{
    private readonly SessionPage _page = new();

    public ModerationPanelTests() => _page.Lobby.Roster.Replace([new("helena", "@"), new("bruno", "")]);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task A_rank_that_was_given_is_shown_before_the_list_of_members_says_so()
    {
        var panel = Show();
        await GiveVoiceAsync(panel);
        Assert.Contains("mode #lobby +v bruno", _page.Server.Asked);
        Assert.True(HasVoice(panel));

        panel.Render(parameters => parameters.Add(one => one.Member, new ChannelMember("bruno", "+")));
        Assert.True(HasVoice(panel));
        panel.Render(parameters => parameters.Add(one => one.Member, new ChannelMember("bruno", "")));
        Assert.False(HasVoice(panel));
    }

    [Fact]
    public async Task A_rank_that_was_refused_is_not_shown()
    {
        _page.Server.Refusal = new RequestRefusedException("482", "You're not an operator");
        var panel = Show();
        await GiveVoiceAsync(panel);
        Assert.False(HasVoice(panel));
        Assert.NotEmpty(panel.Find("[data-testid=moderation-status]").TextContent);
    }

    private static Task GiveVoiceAsync(IRenderedComponent<ModerationPanel> panel) => panel.Find("[data-testid=rank-v]").ChangeAsync(new() { Value = true });

    private static bool HasVoice(IRenderedComponent<ModerationPanel> panel) => panel.Find("[data-testid=rank-v]").HasAttribute("checked");

    private IRenderedComponent<ModerationPanel> Show() => _page.Page.Render<ModerationPanel>(parameters => parameters
        .Add(panel => panel.Session, _page.Session).Add(panel => panel.Channel, _page.Lobby).Add(panel => panel.Member, new ChannelMember("bruno", "")));
}
