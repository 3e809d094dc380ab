using ChatCore.Client;
using ChatCore.Protocol;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class InquirerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_is_told_about_by_the_lines_of_the_answer()
    {
        await using var chat = await Chat.StartAsync();
        var asking = chat.Client.WhoIsAsync("bob", Stop);
        await chat.AnswerAsync("WHOIS", "311 alice bob b h * :Bob Dobbs", "319 alice bob :@#lobby +#tea", "330 alice bob bobby :is logged in as",
            "301 alice bob :at lunch", "317 alice bob 90 1700000000 :seconds idle, signon time", "318 alice bob :End of /WHOIS list");
        var bob = await asking.WithinDeadline("an answer");
        Assert.Equal(("bob", "Bob Dobbs", "bobby", "at lunch"), (bob.Nick, bob.RealName, bob.Account, bob.AwayMessage));
        Assert.Equal((TimeSpan.FromSeconds(90), DateTimeOffset.FromUnixTimeSeconds(1700000000)), (bob.Idle, bob.SignedOnAt));
        Assert.Equal(["#lobby", "#tea"], bob.Channels);
    }

    [Fact]
    public async Task A_refusal_reaches_whoever_asked_with_its_code()
    {
        await using var chat = await Chat.StartAsync();
        var asking = chat.Client.WhoIsAsync("nobody", Stop);
        await chat.AnswerAsync("WHOIS", "401 alice nobody :No such nick", "318 alice nobody :End of /WHOIS list");
        Assert.Equal(Numeric.ErrNoSuchNick, (await Assert.ThrowsAsync<RequestRefusedException>(() => asking.WithinDeadline("an answer"))).Code);
    }

    [Fact]
    public async Task A_channels_modes_and_bans_can_be_read()
    {
        await using var chat = await Chat.StartAsync();
        var modes = chat.Client.ReadModesAsync("#lobby", Stop);
        await chat.AnswerAsync("MODE", "324 alice #lobby +ntkl secret 20", "329 alice #lobby 1700000000");
        var set = await modes.WithinDeadline("the modes");
        Assert.Equal(("secret", 20, true, false), (set.Key, set.Limit, set.Has('t'), set.Has('m')));

        var bans = chat.Client.ReadMasksAsync("#lobby", MaskList.Bans, Stop);
        await chat.AnswerAsync("MODE", "367 alice #lobby *!*@spam bob!b@h 1700000000", "368 alice #lobby :End of channel ban list");
        Assert.Equal([new ListedMask("*!*@spam", "bob", DateTimeOffset.FromUnixTimeSeconds(1700000000))], await bans.WithinDeadline("the bans"));
    }

    [Theory]
    [InlineData(MaskList.Exceptions, "+e", "348")]
    [InlineData(MaskList.InviteExceptions, "+I", "346")]
    public async Task Every_list_of_masks_is_asked_for_by_its_letter(MaskList list, string letter, string numeric)
    {
        await using var chat = await Chat.StartAsync();
        var masks = chat.Client.ReadMasksAsync("#lobby", list, Stop);
        Assert.Equal(["#lobby", letter], (await chat.AnswerAsync("MODE", $"{numeric} alice #lobby a:bob bob 1700000000", "367 alice #lobby *!*@other bob 1")).Parameters);
        Assert.Equal("a:bob", Assert.Single(await masks.WithinDeadline("the list")).Mask);
    }

    [Fact]
    public async Task What_a_request_changes_is_told_like_any_other_news()
    {
        await using var chat = await Chat.StartAsync();
        var muting = chat.Client.ChangeModesAsync("#lobby", [new ModeChange(true, 'b', "m:*!*@spam"), new ModeChange(false, 'v', "bob")], Stop);
        Assert.Equal(["#lobby", "+b-v", "m:*!*@spam", "bob"], (await chat.AnswerAsync("MODE", "MODE #lobby +b-v m:*!*@spam bob")).Parameters);
        await muting.WithinDeadline("an answer");
        Assert.Equal("+b-v m:*!*@spam bob", (await chat.NextAsync<ClientEvent.ModeChanged>()).Change);
    }

    [Fact]
    public async Task Kicking_and_inviting_name_channel_and_nickname_in_the_order_of_the_protocol()
    {
        await using var chat = await Chat.StartAsync();
        var kicking = chat.Client.KickAsync("#lobby", "bob", "two\nlines", Stop);
        Assert.Equal(["#lobby", "bob", "two lines"], (await chat.AnswerAsync("KICK")).Parameters);
        await kicking.WithinDeadline("an answer");
        var inviting = chat.Client.InviteAsync("#lobby", "bob", Stop);
        Assert.Equal(["bob", "#lobby"], (await chat.AnswerAsync("INVITE", "341 alice bob #lobby")).Parameters);
        await inviting.WithinDeadline("an answer");
    }

    [Fact]
    public async Task Messages_are_found_by_words_sender_conversation_and_time()
    {
        await using var chat = await Chat.StartAsync();
        var searching = chat.Client.SearchAsync(new MessageSearch { Text = "good tea", From = "bob", In = "#lobby", Limit = 5, Before = DateTimeOffset.UnixEpoch }, Stop);
        var asked = MessageTags.Parse((await chat.AnswerAsync("SEARCH", "PRIVMSG #lobby :good tea here"))[0]);
        Assert.Equal(
            ("good tea", "bob", "#lobby", "5", "1970-01-01T00:00:00.000Z"),
            (asked.Find("text"), asked.Find("from"), asked.Find("in"), asked.Find("limit"), asked.Find("before")));
        Assert.Equal("good tea here", Assert.Single(await searching.WithinDeadline("what was found")).Text);
    }

    [Fact]
    public async Task Without_labels_questions_fail_and_requests_are_sent_all_the_same()
    {
        await using var chat = await Chat.StartAsync("message-tags server-time batch");
        await Assert.ThrowsAsync<InvalidOperationException>(() => chat.Client.WhoIsAsync("bob", Stop).WithinDeadline("an answer"));
        await chat.Client.KickAsync("#lobby", "bob", null, Stop).WithinDeadline("the request");
        await chat.ExpectAsync("KICK");
    }

    /// <summary>An online client and its server, which answers as the test says.</summary>
    private sealed class Chat : IAsyncDisposable
    {
        private readonly ScriptedServer _server = new();
        private TestClient _client = null!;
        private ScriptedPeer _peer = null!;

        public ChatClient Client => _client.Client;

        public static async Task<Chat> StartAsync(string capabilities = ScriptedPeer.AllCapabilities)
        {
            var chat = new Chat();
            chat._client = await TestClient.StartAsync(chat._server, options => options with { Channels = ["#lobby"] });
            chat._peer = await chat._server.AcceptAsync();
            await chat._peer.RegisterAsync(capabilities, "PREFIX=(ov)@+ CHANMODES=beI,k,l,imnst CHANTYPES=#");
            await chat._peer.ExpectAsync("JOIN");
            await chat._peer.SendJoinedAsync("alice", "#lobby");
            await chat.NextAsync<ClientEvent.MembersListed>();
            if (capabilities == ScriptedPeer.AllCapabilities)
                await chat._peer.AnswerHistoryAsync("#lobby");
            return chat;
        }

        public Task<T> NextAsync<T>()
            where T : ClientEvent => _client.NextAsync<T>();

        public Task<Message> ExpectAsync(string verb) => _peer.ExpectAsync(verb);

        /// <summary>Waits for the request and answers it, in a batch as servers do.</summary>
        public async Task<Message> AnswerAsync(string verb, params string[] lines)
        {
            var request = await _peer.ExpectAsync(verb);
            await _peer.SendAsync(
                [$"@label={request.Tags.Find("label")} :srv BATCH +x labeled-response", .. lines.Select(line => $"@batch=x :bob!b@h {line}"), ":srv BATCH -x"]);
            return request;
        }

        public async ValueTask DisposeAsync()
        {
            await _client.DisposeAsync();
            await _peer.DisposeAsync();
            _server.Dispose();
        }
    }
}
