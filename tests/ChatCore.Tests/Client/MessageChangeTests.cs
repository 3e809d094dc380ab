using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class MessageChangeTests
{
    private const string Capabilities =
        ScriptedPeer.AllCapabilities + " draft/event-playback draft/message-edit draft/message-redaction draft/read-marker";

    [Fact]
    public async Task Reactions_edits_and_redactions_are_told()
    {
        await using var lobby = await LobbyAsync();
        await lobby.Peer.SendAsync(
            "@msgid=m2;+draft/reply=m1;+draft/react=👍 :bob!b@h TAGMSG #lobby",
            "@msgid=m3;+draft/reply=m1;+draft/unreact=👍 :bob!b@h TAGMSG #lobby",
            "@msgid=m4 :bob!b@h EDITMSG #lobby m1 :better",
            "@msgid=m5 :bob!b@h REDACT #lobby m1 :wrong window");

        Assert.Equal(("m1", "bob", "👍", true), Parts(Assert.IsType<MessageChange.Reacted>(await NextAsync(lobby.Client))));
        Assert.Equal(("m1", "bob", "👍", false), Parts(Assert.IsType<MessageChange.Reacted>(await NextAsync(lobby.Client))));
        Assert.Equal("better", Assert.IsType<MessageChange.Edited>(await NextAsync(lobby.Client)).Text);
        Assert.Equal("wrong window", Assert.IsType<MessageChange.Redacted>(await NextAsync(lobby.Client)).Reason);
    }

    [Fact]
    public async Task Private_changes_belong_to_the_other_persons_conversation_whoever_made_them()
    {
        await using var lobby = await LobbyAsync();
        await lobby.Peer.SendAsync("@msgid=m2 :bob!b@h EDITMSG alice m1 :his", "@msgid=m3 :alice!a@h EDITMSG bob m1 :mine");
        Assert.Equal("bob", (await lobby.Client.NextAsync<ClientEvent.MessageChanged>()).Conversation);
        Assert.Equal("bob", (await lobby.Client.NextAsync<ClientEvent.MessageChanged>()).Conversation);
    }

    [Fact]
    public async Task What_the_owner_does_to_messages_is_sent()
    {
        await using var lobby = await LobbyAsync();
        var chat = lobby.Client.Client;
        chat.React("#lobby", "m1", "👍", isOn: true);
        var react = await lobby.Peer.ExpectLineAsync("TAGMSG #lobby");
        Assert.Equal(("m1", "👍"), (react.Tags.Find("+draft/reply"), react.Tags.Find("+draft/react")));

        chat.React("#lobby", "m1", "👍", isOn: false);
        Assert.Equal("👍", (await lobby.Peer.ExpectLineAsync("TAGMSG #lobby")).Tags.Find("+draft/unreact"));
        chat.Redact("#lobby", "m1");
        await lobby.Peer.ExpectLineAsync("REDACT #lobby m1");
        chat.MarkRead("#lobby", new DateTimeOffset(2026, 11, 24, 12, 0, 0, 5, TimeSpan.Zero));
        await lobby.Peer.ExpectLineAsync("MARKREAD #lobby timestamp=2026-11-24T12:00:00.005Z");
        chat.Typing("#lobby", TypingState.Active);
        Assert.Equal("active", (await lobby.Peer.ExpectLineAsync("TAGMSG #lobby")).Tags.Find("+typing"));
    }

    [Fact]
    public async Task What_the_server_does_not_know_is_refused_here()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Redact("#lobby", "m1");
        Assert.Equal(("UNSUPPORTED", "#lobby"), Parts(await client.NextAsync<ClientEvent.RequestRefused>()));

        client.Client.MarkRead("#lobby", DateTimeOffset.UnixEpoch);
        client.Client.Send("#lobby", "hello");
        Assert.Equal("PRIVMSG", (await peer.ReadAsync()).Verb);
    }

    [Fact]
    public async Task A_reply_names_its_message_in_the_first_of_its_lines()
    {
        await using var lobby = await LobbyAsync();
        lobby.Client.Client.Send("#lobby", "one\ntwo", MessageKind.Message, replyTo: "m1");
        var first = await lobby.Peer.ReadAsync();
        Assert.Equal("m1", first.Tags.Find("+draft/reply"));
        Assert.Null((await lobby.Peer.ReadAsync()).Tags.Find("+draft/reply"));

        await lobby.Peer.SendAsync("@msgid=m2;+draft/reply=m1 :bob!b@h PRIVMSG #lobby :yes");
        Assert.Equal("m1", (await lobby.Client.NextAsync<ClientEvent.MessageReceived>(received => !received.Message.IsOwn)).Message.ReplyTo);
    }

    [Fact]
    public async Task Others_typing_and_the_read_marker_are_told_and_own_typing_is_not()
    {
        await using var lobby = await LobbyAsync();
        await lobby.Peer.SendAsync(
            "@+typing=active :alice!a@h TAGMSG #lobby",
            "@+typing=paused :bob!b@h TAGMSG #lobby",
            ":srv MARKREAD #lobby timestamp=2026-11-24T12:00:00.005Z",
            ":srv MARKREAD #lobby *");
        Assert.Equal(new ClientEvent.TypingChanged("#lobby", "bob", TypingState.Paused), await lobby.Client.NextAsync<ClientEvent.TypingChanged>());
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 12, 0, 0, 5, TimeSpan.Zero), (await lobby.Client.NextAsync<ClientEvent.ReadMarkerMoved>()).At);
        Assert.Null((await lobby.Client.NextAsync<ClientEvent.ReadMarkerMoved>()).At);
    }

    [Fact]
    public async Task History_brings_changes_back_and_pages_without_messages_are_passed_over()
    {
        await using var lobby = await LobbyAsync("CHATHISTORY=2");
        var older = lobby.Client.Client.RequestOlderAsync("#lobby", "m9", 2, TestContext.Current.CancellationToken);
        await lobby.Peer.AnswerHistoryAsync("#lobby", "@msgid=m7 :bob!b@h JOIN #lobby", "@msgid=m8 :bob!b@h EDITMSG #lobby m1 :better");
        var request = await lobby.Peer.AnswerHistoryAsync("#lobby", "@msgid=m1 :bob!b@h PRIVMSG #lobby :good");
        await older;

        Assert.Equal("msgid=m7", request[2]);
        var events = await lobby.Client.AllUntilAsync<ClientEvent.HistoryReceived>(history => history.Cause == HistoryCause.Requested);
        var told = events.OfType<ClientEvent.HistoryReceived>().ToArray();
        Assert.Equal("better", Assert.IsType<MessageChange.Edited>(Assert.Single(told.SelectMany(history => history.Changes))).Text);
        Assert.Equal("good", Assert.Single(told.SelectMany(history => history.Messages)).Text);
    }

    private static (string MessageId, string By, string Reaction, bool IsOn) Parts(MessageChange.Reacted change) =>
        (change.MessageId, change.By, change.Reaction, change.IsOn);

    private static (string Code, string? Context) Parts(ClientEvent.RequestRefused refused) => (refused.Code, refused.Context);

    private static async Task<MessageChange> NextAsync(TestClient client) => (await client.NextAsync<ClientEvent.MessageChanged>()).Change;

    private static async Task<Lobby> LobbyAsync(string support = "CHATHISTORY=100")
    {
        var server = new ScriptedServer();
        var client = await TestClient.StartAsync(server, options => options with { Channels = ["#lobby"] });
        var peer = await server.AcceptAsync();
        var nick = await peer.RegisterAsync(Capabilities, support);
        await peer.JoinAsync(nick, "#lobby");
        await client.NextAsync<ClientEvent.HistoryReceived>();
        return new Lobby(server, client, peer);
    }

    private sealed record Lobby(ScriptedServer Server, TestClient Client, ScriptedPeer Peer) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await Peer.DisposeAsync();
            Server.Dispose();
        }
    }
}
