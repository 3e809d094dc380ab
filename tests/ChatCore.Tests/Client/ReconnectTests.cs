using ChatCore.Client;
using ChatCore.Protocol;
using ChatCore.Tests.Support;
using static ChatCore.Client.OutgoingState;

namespace ChatCore.Tests.Client;

public sealed class ReconnectTests
{
    [Fact]
    public async Task A_lost_connection_is_got_back_and_what_was_missed_is_read_page_by_page()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :one");
        using var closing = server;
        await using var ending = client;
        await peer.DisposeAsync();
        var waiting = await client.ReconnectAsync();
        Assert.Equal(1, waiting.Attempt);
        Assert.NotEmpty(waiting.Reason);

        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice", "#lobby");
        await ExpectAfterAsync(again, "m1", "m2", "m3");
        await again.SendAsync("@msgid=m5 :bob!b@h PRIVMSG #lobby :live");
        await ExpectAfterAsync(again, "m3", "m4", "m5");
        await ExpectAfterAsync(again, "m5");

        await client.NextAsync<ClientEvent.ChannelJoined>();
        var pages = new List<ClientEvent> { await client.NextAsync<ClientEvent.HistoryReceived>() };
        pages.Add(await client.NextAsync());
        pages.Add(await client.NextAsync());
        Assert.Equal(["m2", "m3"], Ids(pages[0]));
        Assert.Equal("m5", Assert.IsType<ClientEvent.MessageReceived>(pages[1]).Message.Id);
        Assert.Equal(["m4"], Ids(pages[2]));
        Assert.All(pages.OfType<ClientEvent.HistoryReceived>(), page => Assert.Equal(HistoryCause.CaughtUp, page.Cause));
    }

    [Fact]
    public async Task A_second_loss_in_the_middle_of_catching_up_leaves_no_gap()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :one");
        using var closing = server;
        await using var ending = client;
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using (var second = await server.AcceptAsync())
        {
            await second.RegisterAsync();
            await second.ExpectLineAsync("JOIN #lobby");
            await second.SendJoinedAsync("alice", "#lobby");
            await second.SendAsync("@msgid=m9 :bob!b@h PRIVMSG #lobby :newest, before what was missed is read");
            await second.ExpectAsync("CHATHISTORY");
            Assert.Equal("m9", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Id);
        }

        await client.ReconnectAsync();
        await using var third = await server.AcceptAsync();
        await third.RegisterAsync();
        await third.ExpectLineAsync("JOIN #lobby");
        await third.SendJoinedAsync("alice", "#lobby");
        await ExpectAfterAsync(third, "m1", "m2", "m9");
        await ExpectAfterAsync(third, "m9");
        Assert.Equal(["m2"], Ids(await client.NextAsync<ClientEvent.HistoryReceived>()));
    }

    [Fact]
    public async Task Uncertain_messages_are_looked_up_confirmed_or_sent_again_before_newer_ones()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :one");
        using var closing = server;
        await using var ending = client;
        var arrived = Assert.Single(client.Client.Send("#lobby", "arrived, but the echo was lost"));
        var lost = Assert.Single(client.Client.Send("#lobby", "never arrived"));
        await peer.ExpectAsync("PRIVMSG");
        await peer.ExpectAsync("PRIVMSG");
        await peer.DisposeAsync();
        var waiting = await client.NextStateAsync<ConnectionState.Reconnecting>();
        var newer = Assert.Single(client.Client.Send("#lobby", "said meanwhile"));
        await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message == newer);
        client.Time.Advance(waiting.RetryAt - client.Time.GetUtcNow());

        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice", "#lobby");
        await AnswerAfterAsync(again, "m1", $"@msgid=m2;+webchat/id={arrived.ClientId} :alice!a@h PRIVMSG #lobby :{arrived.Text}");
        await ExpectAfterAsync(again, "m2");
        var resent = await again.StoreAsync("alice", "m3");
        Assert.Equal((lost.Text, lost.ClientId), (resent[1], resent.Tags.Find("+webchat/id")));
        Assert.Equal(newer.ClientId, (await again.StoreAsync("alice", "m4")).Tags.Find("+webchat/id"));

        var events = await client.AllUntilAsync<ClientEvent.OutgoingChanged>(c => c.Message == newer with { State = Stored });
        var history = Assert.Single(events.OfType<ClientEvent.HistoryReceived>(), h => h.Messages.Count > 0);
        Assert.Equal((arrived.ClientId, true), (history.Messages[0].ClientId, history.Messages[0].IsOwn));
        string[] given = [arrived.ClientId, lost.ClientId, newer.ClientId];
        Assert.Equal(
            [arrived with { State = Stored }, lost with { State = Stored }, newer with { State = Sent }, newer with { State = Stored }],
            events.OfType<ClientEvent.OutgoingChanged>().Select(c => c.Message).OrderBy(m => Array.IndexOf(given, m.ClientId)));
        Assert.True(events.IndexOf(history) < events.IndexOf(new ClientEvent.OutgoingChanged(arrived with { State = Stored })));
    }

    [Fact]
    public async Task An_uncertain_message_to_a_conversation_without_history_is_looked_for_back_to_the_start()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        OutgoingMessage outgoing;
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync(support: "CHATHISTORY=2");
            outgoing = Assert.Single(client.Client.Send("bob", "hello bob"));
            await peer.ExpectAsync("PRIVMSG");
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync(support: "CHATHISTORY=2");
        var latest = await again.AnswerHistoryAsync("bob", "@msgid=m4 :bob!b@h PRIVMSG alice :four", "@msgid=m5 :bob!b@h PRIVMSG alice :five");
        Assert.Equal("CHATHISTORY LATEST bob * 2", latest.WithTags(default).ToString());
        var before = await again.AnswerHistoryAsync(
            "bob", $"@msgid=m2;+webchat/id={outgoing.ClientId} :alice!a@h PRIVMSG bob :hello bob", "@msgid=m3 :bob!b@h PRIVMSG alice :three");
        Assert.Equal("CHATHISTORY BEFORE bob msgid=m4 2", before.WithTags(default).ToString());
        await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message == outgoing with { State = Stored });
    }

    [Fact]
    public async Task A_message_found_under_the_name_it_was_said_with_is_recognised_after_the_name_was_lost()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :one");
        using var closing = server;
        await using var ending = client;
        var outgoing = Assert.Single(client.Client.Send("#lobby", "still here?"));
        await peer.ExpectAsync("PRIVMSG");
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.ExpectAsync("CAP");
        await again.ExpectAsync("NICK");
        await again.ExpectAsync("USER");
        await again.SendAsync(":srv CAP * LS :" + ScriptedPeer.AllCapabilities, ":srv 433 * alice :Nickname is already in use");
        await again.ExpectAsync("CAP");
        await again.ExpectLineAsync("NICK alice_");
        await again.SendAsync(":srv CAP * ACK :" + ScriptedPeer.AllCapabilities);
        await again.ExpectAsync("CAP");
        await again.WelcomeAsync("alice_");
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice_", "#lobby");
        await AnswerAfterAsync(again, "m1", $"@msgid=m2;+webchat/id={outgoing.ClientId} :alice!a@h PRIVMSG #lobby :still here?");
        await ExpectAfterAsync(again, "m2");
        await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message == outgoing with { State = Stored });
    }

    [Fact]
    public async Task Somebody_who_repeats_an_id_is_not_taken_for_this_client()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var outgoing = Assert.Single(client.Client.Send("#lobby", "mine"));
        await peer.ExpectAsync("PRIVMSG");
        await peer.SendAsync($"@msgid=m1;+webchat/id={outgoing.ClientId} :mallory!m@h PRIVMSG #lobby :forged", "@msgid=m2 :bob!b@h PRIVMSG #lobby :end");
        var events = await client.AllUntilAsync<ClientEvent.MessageReceived>(m => m.Message.Id == "m2");
        var forged = Assert.Single(events.OfType<ClientEvent.MessageReceived>(), m => m.Message.Id == "m1").Message;
        Assert.Equal((false, null), (forged.IsOwn, forged.ClientId));
        Assert.DoesNotContain(events.OfType<ClientEvent.OutgoingChanged>(), c => c.Message.State == Stored);
    }

    [Fact]
    public async Task Without_readable_history_an_uncertain_message_fails_rather_than_being_said_twice()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        OutgoingMessage outgoing;
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync("message-tags echo-message batch labeled-response");
            outgoing = Assert.Single(client.Client.Send("bob", "hello"));
            await peer.ExpectAsync("PRIVMSG");
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync("message-tags echo-message batch labeled-response");
        var failed = (await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message.State == Failed)).Message;
        Assert.Equal(outgoing.ClientId, failed.ClientId);
        Assert.Contains("lost before the server confirmed it", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_the_server_has_forgotten_makes_way_for_the_newest()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :one");
        using var closing = server;
        await using var ending = client;
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice", "#lobby");
        var request = await again.ExpectAsync("CHATHISTORY");
        await again.SendAsync($"@label={request.Tags.Find("label")} :srv FAIL CHATHISTORY MESSAGE_ERROR #lobby :No such message");
        Assert.Equal("LATEST", (await again.AnswerHistoryAsync("#lobby", "@msgid=m7 :bob!b@h PRIVMSG #lobby :seven"))[0]);
        Assert.Equal(["m7"], Ids(await client.NextAsync<ClientEvent.HistoryReceived>()));
    }

    [Fact]
    public async Task Private_conversations_are_caught_up_until_they_are_closed()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        client.Client.OpenConversation("carol");
        await peer.AnswerHistoryAsync("carol", "@msgid=p1 :carol!c@h PRIVMSG alice :hi");
        Assert.Equal(HistoryCause.Opened, (await client.NextAsync<ClientEvent.HistoryReceived>()).Cause);
        await peer.SendAsync("@msgid=p2 :bob!b@h PRIVMSG alice :psst");
        await client.NextAsync<ClientEvent.MessageReceived>();
        client.Client.CloseConversation("carol");
        client.Client.SetTopic("#lobby", "the close was taken before this");
        await peer.ExpectAsync("TOPIC");
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        Assert.Equal("bob", (await ExpectAfterAsync(again, "p2"))[1]);
        await again.SendJoinedAsync("alice", "#lobby");
        Assert.Equal("#lobby", (await again.ExpectAsync("CHATHISTORY"))[1]);
    }

    [Fact]
    public async Task Older_messages_can_be_asked_for_and_two_requests_are_one()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync("@msgid=m9 :bob!b@h PRIVMSG #lobby :nine");
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var first = client.Client.RequestOlderAsync("#lobby", "m9", 2, TestContext.Current.CancellationToken);
        var second = client.Client.RequestOlderAsync("#lobby", "m9", 2, TestContext.Current.CancellationToken);
        var request = await peer.ExpectAsync("CHATHISTORY");
        Assert.Equal("CHATHISTORY BEFORE #lobby msgid=m9 2", request.WithTags(default).ToString());
        client.Client.SetTopic("#lobby", "nothing was asked in between");
        await peer.ExpectAsync("TOPIC");
        await peer.SendAsync(
            $"@label={request.Tags.Find("label")} :srv BATCH +h chathistory #lobby",
            "@batch=h;msgid=m7 :bob!b@h PRIVMSG #lobby :seven",
            "@batch=h;msgid=m8 :bob!b@h PRIVMSG #lobby :eight",
            ":srv BATCH -h");
        await Task.WhenAll(first, second).WithinDeadline("both answers");
        Assert.True(client.Client.Events.TryRead(out var told));
        Assert.Equal(["m7", "m8"], Ids(told));
        Assert.False(((ClientEvent.HistoryReceived)told).ReachesStart);
    }

    [Fact]
    public async Task In_private_history_what_was_said_to_the_other_person_is_this_users()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.OpenConversation("carol");
        await peer.AnswerHistoryAsync(
            "carol", "@msgid=p1 :ally!a@h PRIVMSG carol :said under an old name", "@msgid=p2 :carol!c@h PRIVMSG ally :answered");
        var messages = (await client.NextAsync<ClientEvent.HistoryReceived>()).Messages;
        Assert.Equal([("carol", "ally", true), ("carol", "carol", false)], messages.Select(m => (m.Conversation, m.Sender, m.IsOwn)));
    }

    [Fact]
    public async Task Requests_fail_when_the_server_refuses_and_when_the_connection_is_lost()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        var refused = client.Client.RequestOlderAsync("#secret", "m9", 2, TestContext.Current.CancellationToken);
        var label = (await peer.ExpectAsync("CHATHISTORY")).Tags.Find("label");
        await peer.SendAsync($"@label={label} :srv FAIL CHATHISTORY INVALID_TARGET BEFORE #secret :Not for you");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => refused.WithinDeadline("an answer"));
        Assert.Equal("Not for you", failure.Message);

        var lost = client.Client.RequestOlderAsync("#lobby", "m9", 2, TestContext.Current.CancellationToken);
        var list = client.Client.ListChannelsAsync(10, TestContext.Current.CancellationToken);
        await peer.ExpectAsync("CHATHISTORY");
        await peer.DisposeAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => lost.WithinDeadline("an answer"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => list.WithinDeadline("an answer"));
        await Assert.ThrowsAsync<RequestRefusedException>(() => client.Client.ListChannelsAsync(10, TestContext.Current.CancellationToken).WithinDeadline("an answer"));
    }

    [Fact]
    public async Task A_quiet_server_is_probed_and_then_given_up()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Time.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal("webchat", (await peer.ExpectAsync("PING"))[0]);
        await peer.SendAsync(":srv PONG srv webchat", "PING :are you there");
        await peer.ExpectLineAsync("PONG :are you there");
        client.Time.Advance(TimeSpan.FromSeconds(45));
        await peer.ExpectAsync("PING");
        client.Time.Advance(TimeSpan.FromSeconds(45));
        Assert.Contains("silent", (await client.NextStateAsync<ConnectionState.Reconnecting>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_try_waits_longer_and_a_stop_ends_the_waiting()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        await using var ending = client;
        await peer.DisposeAsync();
        server.Dispose();
        for (var attempt = 1; attempt <= 8; attempt++)
        {
            var waiting = await client.NextStateAsync<ConnectionState.Reconnecting>();
            Assert.Equal(attempt, waiting.Attempt);
            var full = Math.Min(0.5 * Math.Pow(2, attempt - 1), 30);
            Assert.InRange((waiting.RetryAt - client.Time.GetUtcNow()).TotalSeconds, full / 2, full);
            if (attempt < 8)
                client.Time.Advance(waiting.RetryAt - client.Time.GetUtcNow());
        }

        await client.Client.StopAsync().WithinDeadline("an end");
        Assert.IsType<StopReason.Requested>(await client.NextStopAsync());
        Assert.False(await client.Client.Events.WaitToReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Being_away_outlives_the_connection()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        client.Client.SetAway("asleep");
        await peer.ExpectAsync("AWAY");
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("AWAY asleep");
    }

    private static IEnumerable<string> Ids(ClientEvent happened) => Assert.IsType<ClientEvent.HistoryReceived>(happened).Messages.Select(m => m.Id);

    private static Task<Message> ExpectAfterAsync(ScriptedPeer peer, string anchor, params string[] ids) =>
        AnswerAfterAsync(peer, anchor, [.. ids.Select(id => $"@msgid={id} :bob!b@h PRIVMSG #lobby :text of {id}")]);

    private static async Task<Message> AnswerAfterAsync(ScriptedPeer peer, string anchor, params string[] lines)
    {
        var request = await peer.ExpectAsync("CHATHISTORY");
        Assert.Equal(("AFTER", $"msgid={anchor}"), (request[0], request[2]));
        await peer.SendAsync(
        [
            $"@label={request.Tags.Find("label")} :srv BATCH +h chathistory {request[1]}",
            .. lines.Select(line => $"@batch=h;{line[1..]}"),
            ":srv BATCH -h",
        ]);
        return request;
    }
}
