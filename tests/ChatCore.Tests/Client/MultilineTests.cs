using ChatCore.Client;
using ChatCore.Tests.Support;
using static ChatCore.Client.OutgoingState;

namespace ChatCore.Tests.Client;

public sealed class MultilineTests
{
    private const string Capabilities = ScriptedPeer.AllCapabilities + " draft/multiline=max-bytes=4096,max-lines=4";

    [Fact]
    public async Task Several_lines_are_one_message_where_the_server_takes_such()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await OnlineAsync(server, client);
        var outgoing = Assert.Single(client.Client.Send("bob", "one\n\nthree"));

        var opened = await peer.ExpectAsync("BATCH");
        Assert.Equal([$"+{opened[0][1..]}", "draft/multiline", "bob"], opened.Parameters);
        Assert.Equal(outgoing.ClientId, opened.Tags.Find("+webchat/id"));
        foreach (var text in (string[])["one", "", "three"])
        {
            var line = await peer.ExpectAsync("PRIVMSG");
            Assert.Equal((opened[0][1..], text), (line.Tags.Find("batch"), line[1]));
        }

        await peer.ExpectLineAsync($"BATCH -{opened[0][1..]}");
        await peer.SendAsync(
            $"@label={opened.Tags.Find("label")} :srv BATCH +r labeled-response",
            $"@batch=r;msgid=m1;+webchat/id={outgoing.ClientId} :alice!a@h BATCH +m draft/multiline bob",
            "@batch=m :alice!a@h PRIVMSG bob :one", "@batch=m :alice!a@h PRIVMSG bob :", "@batch=m :alice!a@h PRIVMSG bob :thr",
            "@batch=m;draft/multiline-concat :alice!a@h PRIVMSG bob :ee", ":srv BATCH -m", ":srv BATCH -r");
        var message = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.Equal(("m1", "one\n\nthree", true, outgoing.ClientId), (message.Id, message.Text, message.IsOwn, message.ClientId));
        Assert.Equal(new ClientEvent.OutgoingChanged(outgoing with { State = Stored }), await client.NextAsync());
    }

    [Fact]
    public async Task A_line_too_long_for_the_wire_is_one_message_too()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await OnlineAsync(server, client);
        var text = string.Join(' ', Enumerable.Repeat("word", 150));
        Assert.Equal(text, Assert.Single(client.Client.Send("bob", text)).Text);
        await peer.ExpectAsync("BATCH");
        var first = await peer.ExpectAsync("PRIVMSG");
        var second = await peer.ExpectAsync("PRIVMSG");
        Assert.Equal((text, false, true), (first[1] + second[1], first.Tags.Contains("draft/multiline-concat"), second.Tags.Contains("draft/multiline-concat")));
    }

    [Fact]
    public async Task Others_messages_of_several_lines_are_one_live_and_in_the_history()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using var peer = await OnlineAsync(server, client);
        await peer.SendAsync("@msgid=m2 :bob!b@h BATCH +m draft/multiline alice", "@batch=m :bob!b@h PRIVMSG alice :a", "@batch=m :bob!b@h PRIVMSG alice :b", ":srv BATCH -m");
        var live = (await client.NextAsync<ClientEvent.MessageReceived>()).Message;
        Assert.Equal(("m2", "bob", "a\nb"), (live.Id, live.Conversation, live.Text));

        client.Client.OpenConversation("carol");
        await peer.AnswerHistoryAsync(
            "carol", "@msgid=m0 :carol!c@h PRIVMSG alice :before", "@msgid=m1 :carol!c@h BATCH +n draft/multiline alice",
            "@batch=n :carol!c@h PRIVMSG alice :c", "@batch=n :carol!c@h PRIVMSG alice :d", ":srv BATCH -n");
        var history = await client.NextAsync<ClientEvent.HistoryReceived>();
        Assert.Equal([("m0", "before"), ("m1", "c\nd")], history.Messages.Select(message => (message.Id, message.Text)));
    }

    [Fact]
    public async Task Several_lines_become_several_messages_when_the_server_takes_them_no_more()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        var peer = await OnlineAsync(server, client);
        await peer.DisposeAsync();
        await client.NextStateAsync<ConnectionState.Reconnecting>();
        var outgoing = Assert.Single(client.Client.Send("bob", "same\nsame"));
        client.Time.Advance(TimeSpan.FromMinutes(10));

        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        var first = await again.StoreAsync("alice", "m1");
        var second = await again.StoreAsync("alice", "m2");
        Assert.Equal(("same", "same"), (first[1], second[1]));
        Assert.Equal(outgoing.ClientId, first.Tags.Find("+webchat/id"));
        Assert.NotEqual(outgoing.ClientId, second.Tags.Find("+webchat/id"));
    }

    private static async Task<ScriptedPeer> OnlineAsync(ScriptedServer server, TestClient client)
    {
        var peer = await server.AcceptAsync();
        await peer.RegisterAsync(Capabilities);
        await client.NextStateAsync<ConnectionState.Online>();
        return peer;
    }
}
