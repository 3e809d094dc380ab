using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class HistoryPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HistoryStretch.Around, "AROUND")]
    [InlineData(HistoryStretch.Before, "BEFORE")]
    [InlineData(HistoryStretch.After, "AFTER")]
    public async Task A_page_beside_a_message_is_read_for_the_caller_and_told_to_nobody_else(HistoryStretch stretch, string word)
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var reading = client.Client.ReadHistoryAsync("#lobby", stretch, "m5", 2, Stop);
        var request = await peer.AnswerHistoryAsync("#lobby", "@msgid=m4 :bob!b@h PRIVMSG #lobby :four", "@msgid=m5 :bob!b@h PRIVMSG #lobby :five");
        var page = await reading.WithinDeadline("a page");

        Assert.Equal([word, "#lobby", "msgid=m5", "2"], request.Parameters);
        Assert.Equal(["four", "five"], page.Messages.Select(message => message.Text));
        Assert.Equal(("m4", "m5", true), (page.OldestId, page.NewestId, page.IsFull));

        // The next that is told is what the server says next.
        await peer.SendAsync("@msgid=m9 :bob!b@h PRIVMSG #lobby :news");
        Assert.Equal("news", Assert.IsType<ClientEvent.MessageReceived>(await client.NextAsync()).Message.Text);
    }

    [Fact]
    public async Task Without_history_there_is_no_page()
    {
        await using var lonely = TestClient.Start(new("127.0.0.1", 1), new ChatCore.Security.InMemoryPinStore());
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => lonely.Client.ReadHistoryAsync("#lobby", HistoryStretch.Around, "m5", 2, Stop).WithinDeadline("a page"));
        Assert.Throws<ArgumentException>(() => { _ = lonely.Client.ReadHistoryAsync("#lobby", HistoryStretch.Around, "m 5", 2, Stop); });
    }
}
