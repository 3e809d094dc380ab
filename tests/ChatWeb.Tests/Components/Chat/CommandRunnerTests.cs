using ChatWeb.Components.Chat;
using ChatWeb.Resources;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatWeb.Tests.Components.Chat;

public sealed class CommandRunnerTests : IAsyncDisposable
{
    private readonly ScriptedConnection _server = new(Samples.Request());
    private readonly UserSession _session;
    private readonly TabState _tab = new();
    private readonly CommandRunner _runner;

    public CommandRunnerTests()
    {
        _session = new UserSession(SessionId.New(), Samples.Request(), _server, new FakeTimeProvider());
        _tab.Attach(_session);
        var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<ChatTexts>().BuildServiceProvider();
        _runner = new CommandRunner(_session, _tab, services.GetRequiredService<ChatTexts>());
    }

    [Theory]
    [InlineData("hello", "send #lobby Message hello")]
    [InlineData("//etc", "send #lobby Message /etc")]
    [InlineData("/me waves", "send #lobby Action waves")]
    [InlineData("/join #other key", "join #other key")]
    [InlineData("/part bye", "part #lobby bye")]
    [InlineData("/nick lena", "nick lena")]
    [InlineData("/topic news", "topic #lobby news")]
    [InlineData("/away lunch", "away lunch")]
    [InlineData("/msg tomas hi", "send tomas Message hi")]
    public void What_is_typed_is_done(string line, string asked)
    {
        Assert.Null(_runner.Run(_tab.Selected, line));
        Assert.Contains(asked, _server.Asked);
    }

    [Fact]
    public void A_line_goes_where_it_was_written_even_when_another_conversation_is_selected_by_then()
    {
        var lobby = _tab.Selected;
        _tab.Select(_session.Open("#other"));
        _runner.Run(lobby, "hello");
        Assert.Contains("send #lobby Message hello", _server.Asked);
    }

    [Fact]
    public void A_message_that_the_browser_gives_again_is_said_once()
    {
        Assert.Null(_runner.Run(_tab.Selected, "hello", "00112233445566aa"));
        Assert.Null(_runner.Run(_tab.Selected, "hello", "00112233445566aa"));
        Assert.Single(_server.Asked, "send #lobby Message hello");
        Assert.False(_session.Deliveries.WhenSettledAsync("00112233445566aa").IsCompleted);
    }

    [Theory]
    [InlineData("/frobnicate", "There is no command /frobnicate")]
    [InlineData("/join", "/join #channel [key]")]
    [InlineData("/join a,b", "is no channel")]
    [InlineData("/join #other two words", "The key for #other cannot be one")]
    [InlineData("/nick a!b", "cannot be a nickname")]
    public void What_cannot_be_done_is_explained_and_nothing_is_sent(string line, string explanation)
    {
        Assert.Contains(explanation, _runner.Run(_tab.Selected, line), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public void A_private_conversation_is_read_back_once_when_it_is_first_looked_at()
    {
        _runner.Run(_tab.Selected, "/msg tomas");
        _tab.Select(_session.State.Find("#lobby"));
        _tab.Select(_session.State.Find("tomas"));
        Assert.Single(_server.Asked, "open tomas");
    }

    [Fact]
    public void Leaving_the_selected_channel_selects_its_neighbour()
    {
        _session.Open("#other");
        _runner.Run(_tab.Selected, "/part");
        Assert.Equal("#other", _tab.Selected?.Name);
    }

    public async ValueTask DisposeAsync()
    {
        _tab.Dispose();
        await _session.DisposeAsync();
    }
}
