using ChatCore.Protocol;
using ChatWeb.Components.Search;
using ChatWeb.Sessions;
using ChatWeb.Tests.Support;

namespace ChatWeb.Tests.Components.Search;

public sealed class SearchPanelTests
{
    [Theory]
    [InlineData(Capability.None, false)]
    [InlineData(Capability.Search, false)]
    [InlineData(Capability.Search | Capability.LabeledResponse | Capability.Batch, true)]
    public async Task Where_the_server_cannot_search_that_is_said_and_nothing_offered(Capability capabilities, bool isOffered)
    {
        await using var server = new ScriptedConnection(Samples.Request());
        await using var session = new UserSession(SessionId.New(), Samples.Request(), server, TimeProvider.System);
        session.State.Capabilities = capabilities;
        var html = await Rendered.HtmlAsync<SearchPanel>(new() { ["Session"] = session, ["Conversation"] = session.State.Find("#lobby"), ["Zone"] = TimeZoneInfo.Utc });
        Assert.Equal(isOffered, html.Contains("data-testid=\"search-box\"", StringComparison.Ordinal));
        Assert.Equal(!isOffered, html.Contains("This server cannot search messages.", StringComparison.Ordinal));
    }
}
