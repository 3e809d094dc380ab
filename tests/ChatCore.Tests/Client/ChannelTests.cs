using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class ChannelTests
{
    [Fact]
    public async Task Joining_tells_channel_topic_members_and_history_in_that_order()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Channels = ["#lobby"] });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
        await peer.ExpectLineAsync("JOIN #lobby");
        await peer.SendAsync(
            ":alice!a@h JOIN #lobby",
            ":srv 332 alice #lobby :Welcome all",
            ":srv 333 alice #lobby bob!b@h 1700000000",
            ":srv 353 alice = #lobby :@+alice +bob carol",
            ":srv 366 alice #lobby :End of /NAMES list");
        var request = await peer.AnswerHistoryAsync(
            "#lobby", "@msgid=m1;time=2026-01-02T03:04:05.678Z :bob!b@h PRIVMSG #lobby :hello", "@msgid=m2 :bob!b@h NOTICE #lobby :psst");
        Assert.Equal("CHATHISTORY LATEST #lobby * 50", request.WithTags(default).ToString());

        Assert.Equal(new ClientEvent.ChannelJoined("#lobby"), await client.NextAsync());
        Assert.Equal(
            new ClientEvent.TopicChanged("#lobby", "Welcome all", "bob", DateTimeOffset.FromUnixTimeSeconds(1700000000), false), await client.NextAsync());
        var listed = Assert.IsType<ClientEvent.MembersListed>(await client.NextAsync());
        Assert.Equal([new("alice", "@+"), new("bob", "+"), new("carol", "")], listed.Members);
        var history = Assert.IsType<ClientEvent.HistoryReceived>(await client.NextAsync());
        Assert.Equal(("#lobby", true, HistoryCause.Opened), (history.Conversation, history.ReachesStart, history.Cause));
        Assert.Equal(["hello", "psst"], history.Messages.Select(m => m.Text));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), history.Messages[0].At);
        Assert.Equal(MessageKind.Notice, history.Messages[1].Kind);
    }

    [Fact]
    public async Task A_key_is_sent_with_the_join_and_with_every_later_one()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            await peer.RegisterAsync();
            await client.NextStateAsync<ConnectionState.Online>();
            client.Client.Join("#vault", "sesame");
            await peer.ExpectLineAsync("JOIN #vault sesame");
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #vault sesame");
    }

    [Fact]
    public async Task Members_come_and_go()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        await peer.SendAsync(
            "@time=2026-01-02T03:04:05.678Z :dave!d@h JOIN #lobby",
            ":dave!d@h AWAY :lunch",
            ":dave!d@h NICK :david",
            ":srv MODE #lobby +ov-m david david",
            ":alice!a@h TOPIC #lobby :New topic",
            ":david!d@h PART #lobby :bye",
            ":alice!a@h KICK #lobby bob :flood",
            ":bob!b@h QUIT :never seen",
            ":eve!e@h JOIN #lobby",
            ":eve!e@h QUIT :gone");
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
        Assert.Equal(new ClientEvent.MemberJoined("#lobby", "dave", at), await client.NextAsync());
        Assert.Equal(new ClientEvent.AwayChanged("dave", "lunch"), await client.NextAsync());
        Assert.Equal("david", Assert.IsType<ClientEvent.NickChanged>(await client.NextAsync()).NewNick);
        Assert.Equal(new ClientEvent.MemberRankChanged("#lobby", "david", "@"), await client.NextAsync());
        Assert.Equal(new ClientEvent.MemberRankChanged("#lobby", "david", "@+"), await client.NextAsync());
        Assert.Equal("+ov-m david david", Assert.IsType<ClientEvent.ModeChanged>(await client.NextAsync()).Change);
        var topic = Assert.IsType<ClientEvent.TopicChanged>(await client.NextAsync());
        Assert.Equal(("New topic", "alice", true), (topic.Topic, topic.By, topic.IsChange));
        Assert.Equal(("david", null, "bye"), Left(await client.NextAsync()));
        Assert.Equal(("bob", "alice", "flood"), Left(await client.NextAsync()));
        Assert.Equal("eve", Assert.IsType<ClientEvent.MemberJoined>(await client.NextAsync()).Nick);
        Assert.Equal("gone", Assert.IsType<ClientEvent.UserQuit>(await client.NextAsync()).Reason);

        static (string, string?, string?) Left(ClientEvent happened) =>
            Assert.IsType<ClientEvent.MemberLeft>(happened) is var left ? (left.Nick, left.KickedBy, left.Reason) : default;
    }

    [Fact]
    public async Task A_kicked_client_is_told_and_does_not_return_by_itself()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await peer.SendAsync(":bob!b@h KICK #lobby alice :out");
        Assert.Equal(new ClientEvent.ChannelLeft("#lobby", "bob", "out"), await client.NextAsync());
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
        client.Client.SetTopic("#other", "marks the place where a JOIN would have come");
        await again.ExpectAsync("TOPIC");
    }

    [Fact]
    public async Task A_channel_that_cannot_be_entered_is_told_and_wanted_no_more()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        client.Client.Join("#secret");
        await peer.ExpectLineAsync("JOIN #secret");
        await peer.SendAsync(":srv 473 alice #secret :Cannot join channel (+i)");
        Assert.Equal(new ClientEvent.RequestRefused("473", "#secret", "Cannot join channel (+i)"), await client.NextAsync());
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice", "#lobby");
        await again.ExpectAsync("CHATHISTORY");
    }

    [Fact]
    public async Task Parting_joining_anew_opens_the_channel_with_its_history_again()
    {
        var (server, client, peer) = await InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :hello");
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.Part("#lobby", "see you");
        await peer.ExpectLineAsync("PART #lobby :see you");
        await peer.SendAsync(":alice!a@h PART #lobby :see you");
        Assert.Equal(new ClientEvent.ChannelLeft("#lobby", null, "see you"), await client.NextAsync());
        client.Client.Join("#lobby");
        await peer.JoinAsync("alice", "#lobby", "@msgid=m1 :bob!b@h PRIVMSG #lobby :hello");
        Assert.Single((await client.NextAsync<ClientEvent.HistoryReceived>()).Messages);
    }

    [Fact]
    public async Task Parting_before_the_answer_to_the_join_takes_both_back()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        client.Client.Join("#hasty");
        client.Client.Part("#hasty");
        await peer.ExpectLineAsync("JOIN #hasty");
        await peer.ExpectLineAsync("PART #hasty");
        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #lobby");
        await again.SendJoinedAsync("alice", "#lobby");
        await again.ExpectAsync("CHATHISTORY");
    }

    [Fact]
    public async Task A_renamed_channel_is_the_same_under_its_new_name_also_after_a_lost_connection()
    {
        var (server, client, peer) = await InLobbyAsync("@msgid=m1 :bob!b@h PRIVMSG #lobby :hello");
        using var closing = server;
        await using var ending = client;
        await peer.SendAsync("@time=2026-01-02T03:04:05.678Z :bob!b@h RENAME #lobby #hall :A new sign on the door", ":bob!b@h TOPIC #hall :Come in");
        Assert.Equal(
            new ClientEvent.ChannelRenamed("#lobby", "#hall", "bob", "A new sign on the door", new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero)),
            await client.NextAsync());
        Assert.Equal("#hall", Assert.IsType<ClientEvent.TopicChanged>(await client.NextAsync()).Channel);
        client.Client.Send("#hall", "nice");
        Assert.Equal("#hall", (await peer.ExpectAsync("PRIVMSG"))[0]);

        await peer.DisposeAsync();
        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        await again.RegisterAsync();
        await again.ExpectLineAsync("JOIN #hall");
        await again.SendJoinedAsync("alice", "#hall");
        Assert.Equal("CHATHISTORY AFTER #hall msgid=m1 100", (await again.ExpectAsync("CHATHISTORY")).WithTags(default).ToString());
    }

    [Fact]
    public async Task The_new_name_of_a_channel_that_this_client_is_not_in_is_no_news()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        await peer.SendAsync(":bob!b@h RENAME #elsewhere #lobby :", ":bob!b@h TOPIC #lobby :Still here");
        Assert.Equal("Still here", Assert.IsType<ClientEvent.TopicChanged>(await client.NextAsync()).Topic);
    }

    [Fact]
    public async Task Being_told_of_not_being_in_a_channel_does_not_give_up_the_join()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { Channels = ["#lobby"] });
        await using var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await peer.ExpectLineAsync("JOIN #lobby");
        await peer.SendAsync(":srv 442 alice #lobby :You're not on that channel");
        await client.NextAsync<ClientEvent.RequestRefused>();
        client.Client.Send("#lobby", "waits for the join");
        await peer.SendJoinedAsync("alice", "#lobby");
        await peer.ExpectAsync("CHATHISTORY");
        Assert.Equal("waits for the join", (await peer.ExpectAsync("PRIVMSG"))[1]);
    }

    [Fact]
    public async Task The_servers_channels_can_be_listed()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        var listing = client.Client.ListChannelsAsync(2, TestContext.Current.CancellationToken);
        var label = (await peer.ExpectAsync("LIST")).Tags.Find("label");
        await peer.SendAsync(
            $"@label={label} :srv BATCH +x labeled-response",
            "@batch=x :srv 321 alice Channel :Users  Name",
            "@batch=x :srv 322 alice #a 3 :Topic of a",
            "@batch=x :srv 322 alice #b 1 :",
            "@batch=x :srv 322 alice #c 1 :",
            "@batch=x :srv 323 alice :End of /LIST",
            ":srv BATCH -x");
        Assert.Equal([new("#a", 3, "Topic of a"), new("#b", 1, "")], await listing.WithinDeadline("a list"));
    }

    [Fact]
    public async Task Words_of_the_server_that_belong_nowhere_are_notices()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        await peer.SendAsync(
            ":srv 372 alice :- Welcome", ":srv NOTICE alice :maintenance at noon", ":srv 421 alice FOO :Unknown command", ":srv FAIL TOPIC NO_RIGHT #lobby :No",
            ":bob!b@h PRIVMSG alice :\u0001VERSION\u0001");
        Assert.Equal(new ClientEvent.ServerNotice("- Welcome"), await client.NextAsync());
        Assert.Equal(new ClientEvent.ServerNotice("maintenance at noon"), await client.NextAsync());
        Assert.Equal(new ClientEvent.RequestRefused("421", null, "Unknown command"), await client.NextAsync());
        Assert.Equal(new ClientEvent.RequestRefused("NO_RIGHT", "#lobby", "No"), await client.NextAsync());
        Assert.Equal(new ClientEvent.ServerNotice("bob asks VERSION"), await client.NextAsync());
    }

    [Fact]
    public async Task The_owners_commands_reach_the_server()
    {
        var (server, client, peer) = await InLobbyAsync();
        using var closing = server;
        await using var ending = client;
        await using var disconnecting = peer;
        client.Client.SetTopic("#lobby", "two\nlines");
        await peer.ExpectLineAsync("TOPIC #lobby :two lines");
        client.Client.SetAway("at lunch");
        await peer.ExpectLineAsync("AWAY :at lunch");
        client.Client.SetAway(null);
        await peer.ExpectLineAsync("AWAY");
        client.Client.ChangeNick("al");
        await peer.ExpectLineAsync("NICK al");
        await peer.SendAsync(":alice!a@h NICK al");
        Assert.True((await client.NextAsync<ClientEvent.NickChanged>()).IsSelf);
        Assert.Equal("al", client.Client.Nick);
        var stopping = client.Client.StopAsync("good night");
        await peer.ExpectLineAsync("QUIT :good night");
        await peer.DisposeAsync();
        await stopping.WithinDeadline("an end");
        Assert.IsType<StopReason.Requested>(await client.NextStopAsync());
    }

    /// <summary>A client that is in #lobby and has told so.</summary>
    internal static async Task<(ScriptedServer Server, TestClient Client, ScriptedPeer Peer)> InLobbyAsync(params string[] history)
    {
        var server = new ScriptedServer();
        var client = await TestClient.StartAsync(server, o => o with { Channels = ["#lobby"] });
        var peer = await server.AcceptAsync();
        await peer.RegisterAsync();
        await peer.JoinAsync("alice", "#lobby", history);
        await client.NextAsync<ClientEvent.HistoryReceived>();
        return (server, client, peer);
    }
}
