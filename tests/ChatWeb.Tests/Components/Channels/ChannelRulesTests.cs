using Bunit;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Channels;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Channels;

public sealed class ChannelRulesTests : IAsyncDisposable
{
    private readonly SessionPage _page = new();

    public ChannelRulesTests()
    {
        _page.Session.State.Support = ISupport.Empty.With(["CHANMODES=b,k,l,ims"]);
        _page.Lobby.Roster.Replace([new("helena", "@")]);
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task What_is_typed_and_not_yet_saved_outlives_another_change()
    {
        var rules = _page.Page.Render<ChannelRules>(parameters => parameters.Add(one => one.Session, _page.Session).Add(one => one.Channel, _page.Lobby));
        await rules.Find("#channel-key").ChangeAsync(new() { Value = "swordfish" });
        _page.Server.Modes = new ChannelModeSet("nts") { Limit = 20 };
        await rules.Find("[data-testid=mode-s]").ChangeAsync(new() { Value = true });

        Assert.True(rules.Find("[data-testid=mode-s]").HasAttribute("checked"));
        Assert.Equal("swordfish", rules.Find("#channel-key").GetAttribute("value"));
        Assert.Equal("20", rules.Find("#channel-limit").GetAttribute("value"));
    }
}
