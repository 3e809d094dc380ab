using Bunit;
using ChatCore.Client;
using ChatCore.Protocol;
using ChatWeb.Components.Channels;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Components.Channels;

public sealed class ChannelRulesTests : IAsyncDisposable
{
    private readonly BunitContext _page = new();
    private readonly ScriptedConnection _server = new(Samples.Request());
    private readonly UserSession _session;

    public ChannelRulesTests()
    {
        _page.Services.AddLocalization().AddSingleton<FindingTexts>().AddSingleton<ChannelTexts>();
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, TimeProvider.System);
        _session.State.Support = ISupport.Empty.With(["CHANMODES=b,k,l,ims"]);
        _session.State.Find("#lobby")!.Roster.Replace([new("helena", "@")]);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _session.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_typed_and_not_yet_saved_outlives_another_change()
    {
        var rules = _page.Render<ChannelRules>(parameters => parameters.Add(one => one.Session, _session).Add(one => one.Channel, _session.State.Find("#lobby")!));
        await rules.Find("#channel-key").ChangeAsync(new() { Value = "swordfish" });
        _server.Modes = new ChannelModeSet("nts") { Limit = 20 };
        await rules.Find("[data-testid=mode-s]").ChangeAsync(new() { Value = true });

        Assert.True(rules.Find("[data-testid=mode-s]").HasAttribute("checked"));
        Assert.Equal("swordfish", rules.Find("#channel-key").GetAttribute("value"));
        Assert.Equal("20", rules.Find("#channel-limit").GetAttribute("value"));
    }
}
