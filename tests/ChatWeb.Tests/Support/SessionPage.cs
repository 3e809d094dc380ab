using Bunit;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace ChatWeb.Tests.Support;

/// <summary>A page for components of a session that is in #lobby, whose server is the test.</summary>
internal sealed class SessionPage : IAsyncDisposable
{
    public SessionPage()
    {
        Page.Services.AddLocalization().AddSingleton<FindingTexts>().AddSingleton<ChannelTexts>();
        Session = new UserSession(SessionId.New(), Samples.Request(), Server, TimeProvider.System);
    }

    public BunitContext Page { get; } = new();

    public ScriptedConnection Server { get; } = new(Samples.Request());

    public UserSession Session { get; }

    public Conversation Lobby => Session.State.Find("#lobby")!;

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        await Session.DisposeAsync();
        await Server.DisposeAsync();
    }
}
