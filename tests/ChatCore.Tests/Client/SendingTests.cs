using ChatCore.Client;
using ChatCore.Tests.Support;
using static ChatCore.Client.OutgoingState;

namespace ChatCore.Tests.Client;

public sealed class SendingTests
{
    [Fact]
    public async Task A_message_is_queued_sent_echoed_and_stored()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var outgoing = Assert.Single(client.Client.Send("#lobby", "hello all"));
        Assert.Equal(Queued, outgoing.State);
        var said = await peer.ReadAsync();
        Assert.Equal("PRIVMSG #lobby :hello all", said.WithTags(default).ToString());
        Assert.Equal(outgoing.ClientId, said.Tags.Find("+webchat/id"));
        Assert.Equal(new ClientEvent.OutgoingChanged(outgoing), await client.NextAsync());
        Assert.Equal(new ClientEvent.OutgoingChanged(outgoing with { State = Sent }), await client.NextAsync());

        await peer.EchoAsync(said, "alice", "m1");
        var message = Assert.IsType<ClientEvent.MessageReceived>(await client.NextAsync()).Message;
        Assert.Equal(("m1", "#lobby", "alice", "hello all", true, outgoing.ClientId),
            (message.Id, message.Conversation, message.Sender, message.Text, message.IsOwn, message.ClientId));
        Assert.Equal(new ClientEvent.OutgoingChanged(outgoing with { State = Stored }), await client.NextAsync());
    }

    [Fact]
    public async Task A_message_given_again_with_its_id_goes_under_the_same_ids_part_by_part()
    {
        const string id = "00112233445566aa";
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var text = string.Join('\n', Enumerable.Range(1, 3));

        var first = client.Client.Send("#lobby", text, clientId: id).Select(part => part.ClientId).ToArray();
        var again = client.Client.Send("#lobby", text, clientId: id).Select(part => part.ClientId);

        Assert.Equal(id, first[0]);
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.All(first, part => Assert.Matches("^[0-9a-f]{16}$", part));
        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00112233445566AA")]
    [InlineData("00112233445566a")]
    [InlineData("00112233445566 a")]
    public async Task What_is_no_id_is_refused(string id)
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        Assert.Throws<ArgumentException>(() => client.Client.Send("#lobby", "hello", clientId: id));
    }

    [Fact]
    public async Task Actions_and_notices_are_sent_and_read_as_such()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("#lobby", "waves", MessageKind.Action);
        var said = await peer.StoreAsync("alice", "m1");
        Assert.Equal("\u0001ACTION waves\u0001", said[1]);
        var message = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.Equal(("waves", MessageKind.Action), (message.Text, message.Kind));
        client.Client.Send("#lobby", "note this", MessageKind.Notice);
        Assert.Equal("NOTICE", (await peer.StoreAsync("alice", "m2")).Verb);
        Assert.Equal(MessageKind.Notice, (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Kind);
    }

    [Fact]
    public async Task Private_messages_of_both_sides_belong_to_the_other_persons_conversation()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("bob", "hi bob");
        await peer.StoreAsync("alice", "m1");
        await peer.SendAsync("@msgid=m2 :bob!b@h PRIVMSG alice :hi alice");
        var mine = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        var his = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.Equal(("bob", true), (mine.Conversation, mine.IsOwn));
        Assert.Equal(("bob", false), (his.Conversation, his.IsOwn));
    }

    [Fact]
    public async Task A_message_to_oneself_that_comes_twice_is_told_once()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("alice", "memo");
        var said = await peer.StoreAsync("alice", "m1");
        await peer.SendAsync($"@msgid=m1;+webchat/id={said.Tags.Find("+webchat/id")} :alice!a@h PRIVMSG alice :memo", "@msgid=m2 :bob!b@h PRIVMSG alice :end");
        var all = await client.AllUntilAsync<ClientEvent.MessageReceived>(m => m.Message.Text == "end");
        Assert.Single(all.OfType<ClientEvent.MessageReceived>(), m => m.Message.Text == "memo");
    }

    [Theory]
    [InlineData("@label=LABEL :srv 404 alice #lobby :Cannot send to channel")]
    [InlineData("@label=LABEL :srv FAIL PRIVMSG CANNOT_SEND #lobby :Cannot send to channel")]
    public async Task A_refused_message_fails_with_the_servers_words_and_can_be_tried_again(string refusal)
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var outgoing = Assert.Single(client.Client.Send("#lobby", "hello"));
        var label = (await peer.ExpectAsync("PRIVMSG")).Tags.Find("label");
        await peer.SendAsync(refusal.Replace("LABEL", label, StringComparison.Ordinal));
        var failed = (await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message.State == Failed)).Message;
        Assert.Equal(outgoing with { State = Failed, Reason = "Cannot send to channel" }, failed);

        Assert.True(client.Client.Retry(outgoing.ClientId));
        Assert.Equal(Queued, (await client.NextAsync<ClientEvent.OutgoingChanged>()).Message.State);
        await peer.StoreAsync("alice", "m1");
        await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message.State == Stored);
        Assert.False(client.Client.Retry(outgoing.ClientId));
        Assert.False(client.Client.Discard(outgoing.ClientId));
    }

    [Fact]
    public async Task A_reply_about_an_absent_receiver_does_not_hide_the_echo_beside_it()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("bob", "are you there?");
        var said = await peer.ExpectAsync("PRIVMSG");
        var id = said.Tags.Find("label");
        await peer.SendAsync(
            $"@label={id} :srv BATCH +y labeled-response",
            $"@batch=y;msgid=m1;+webchat/id={id} :alice!a@h PRIVMSG bob :are you there?",
            "@batch=y :srv 301 alice bob :gone fishing",
            ":srv BATCH -y");
        Assert.Equal("m1", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Id);
        Assert.Equal(Stored, (await client.NextAsync<ClientEvent.OutgoingChanged>()).Message.State);
        Assert.Equal(new ClientEvent.AwayChanged("bob", "gone fishing"), await client.NextAsync());
    }

    [Fact]
    public async Task A_bare_acknowledgement_is_as_good_as_an_echo()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("bob", "swallowed");
        await peer.SendAsync($"@label={(await peer.ExpectAsync("PRIVMSG")).Tags.Find("label")} ACK");
        Assert.Equal("swallowed", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Text);
        Assert.Equal(Stored, (await client.NextAsync<ClientEvent.OutgoingChanged>()).Message.State);
    }

    [Fact]
    public async Task A_conversation_keeps_one_spelling()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        await peer.SendAsync("@msgid=m1 :bob!b@h PRIVMSG #LOBBY :loud", "@msgid=m2 :Bob!b@h PRIVMSG alice :a", "@msgid=m3 :bob!b@h PRIVMSG alice :b");
        Assert.Equal("#lobby", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Conversation);
        Assert.Equal("Bob", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Conversation);
        Assert.Equal("Bob", (await client.NextAsync<ClientEvent.MessageReceived>()).Message.Conversation);
    }

    [Fact]
    public async Task Long_text_and_line_breaks_become_several_messages_in_order()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var outgoing = client.Client.Send("#lobby", "first\r\n\r\n" + new string('é', 300) + "\nlast");
        Assert.Equal(4, outgoing.Count);
        for (var i = 0; i < outgoing.Count; i++)
            Assert.Equal(outgoing[i].Text, (await peer.StoreAsync("alice", $"m{i}"))[1]);
        Assert.Empty(client.Client.Send("#lobby", " \n \n"));
    }

    [Fact]
    public async Task The_outbox_has_a_limit_that_frees_itself()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { OutboxLimit = 2 });
        var first = client.Client.Send("bob", "one\ntwo");
        var refused = Assert.Throws<InvalidOperationException>(() => client.Client.Send("bob", "three"));
        Assert.Contains("at most 2", refused.Message, StringComparison.Ordinal);
        Assert.True(client.Client.Discard(first[0].ClientId));
        client.Client.Send("bob", "three");
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        Assert.Equal("two", (await peer.StoreAsync("alice", "m1"))[1]);
        Assert.Equal("three", (await peer.StoreAsync("alice", "m2"))[1]);
    }

    [Fact]
    public async Task A_message_to_a_channel_being_joined_waits_for_the_join()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        client.Client.Join("#lobby");
        client.Client.Send("#lobby", "hello");
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await peer.ExpectLineAsync("JOIN #lobby");
        await peer.SendJoinedAsync("alice", "#lobby");
        await peer.ExpectAsync("CHATHISTORY");
        Assert.Equal("hello", (await peer.StoreAsync("alice", "m1"))[1]);
    }

    [Fact]
    public async Task Only_a_few_messages_are_unconfirmed_at_once()
    {
        var (server, client, peer) = await ChannelTests.InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Send("#lobby", string.Join('\n', Enumerable.Range(0, 50)));
        for (var i = 0; i < 50; i++)
            Assert.Equal($"{i}", (await peer.StoreAsync("alice", $"m{i:D2}"))[1]);
        var stored = await client.AllUntilAsync<ClientEvent.OutgoingChanged>(c => c.Message is { Text: "49", State: Stored });
        var unconfirmed = 0;
        foreach (var change in stored.OfType<ClientEvent.OutgoingChanged>())
        {
            unconfirmed += change.Message.State switch { Sent => 1, Stored => -1, _ => 0 };
            Assert.InRange(unconfirmed, 0, 20);
        }

        Assert.Equal(0, unconfirmed);
    }

    [Fact]
    public async Task A_server_that_does_not_echo_is_believed_once_the_line_is_written()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync("multi-prefix");
        await client.NextStateAsync<ConnectionState.Online>();
        client.Client.Send("bob", "one");
        client.Client.Send("bob", "two");
        Assert.Equal("PRIVMSG bob one", (await peer.ReadAsync()).ToString());
        Assert.Equal("PRIVMSG bob two", (await peer.ReadAsync()).ToString());
        var first = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.Equal(Stored, (await client.NextAsync<ClientEvent.OutgoingChanged>()).Message.State);
        var second = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.True(string.CompareOrdinal(first.Id, second.Id) < 0);
        Assert.True(first is { IsOwn: true, ClientId: not null });
    }

    [Fact]
    public async Task An_echo_without_ids_is_recognised_by_its_text_and_a_refusal_by_its_target()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync("echo-message");
        await client.NextStateAsync<ConnectionState.Online>();
        client.Client.Send("bob", "one");
        client.Client.Send("ghost", "two");
        await peer.ExpectLineAsync("PRIVMSG bob one");
        await peer.ExpectLineAsync("PRIVMSG ghost two");
        await peer.SendAsync(":alice!a@h PRIVMSG bob :one", ":srv 401 alice ghost :No such nick");
        var stored = (await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message.State == Stored)).Message;
        var failed = (await client.NextAsync<ClientEvent.OutgoingChanged>(c => c.Message.State == Failed)).Message;
        Assert.Equal(("one", "two", "No such nick"), (stored.Text, failed.Text, failed.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#a,#b")]
    [InlineData("two words")]
    [InlineData(":colon")]
    [InlineData("line\nbreak")]
    public async Task What_is_no_name_is_refused_at_once(string name)
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        Assert.ThrowsAny<ArgumentException>(() => client.Client.Send(name, "text"));
        Assert.ThrowsAny<ArgumentException>(() => client.Client.Join(name));
    }

    [Fact]
    public async Task A_stopped_client_takes_no_more_messages()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await client.DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => client.Client.Send("bob", "text"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.Client.RequestOlderAsync("bob", null, 10, TestContext.Current.CancellationToken));
    }
}
