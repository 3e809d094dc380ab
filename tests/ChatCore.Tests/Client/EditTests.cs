using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class EditTests
{
    private const string Edits = ScriptedPeer.AllCapabilities + " draft/message-edit";
    private const string Both = Edits + " draft/multiline=max-bytes=600,max-lines=4";

    [Fact]
    public async Task A_line_is_an_edit_that_is_done_when_the_server_says_so()
    {
        await using var chat = await Talk.BeginAsync(Both);
        var edit = chat.EditAsync("better ");
        var line = await chat.Peer.ExpectLineAsync("EDITMSG bob m1 better");
        Assert.False(edit.IsCompleted);

        await chat.Peer.SendAsync($"@label={line.Tags.Find("label")};msgid=m2 :alice!a@h EDITMSG bob m1 :better");
        await edit;
        Assert.Equal(("m1", "better"), await chat.NextEditAsync());
    }

    [Fact]
    public async Task Several_lines_are_a_batch_and_come_back_as_they_were()
    {
        await using var chat = await Talk.BeginAsync(Both);
        var edit = chat.EditAsync("\none\r\n\nthree\n\n");
        var opened = await chat.Peer.ExpectAsync("BATCH");
        var reference = opened[0][1..];
        Assert.Equal(["draft/multiline", "bob"], opened.Parameters.Skip(1));
        foreach (var text in (string[])["one", "", "three"])
        {
            var line = await chat.Peer.ExpectAsync("EDITMSG");
            Assert.Equal((reference, "m1", text), (line.Tags.Find("batch"), line[1], line[2]));
        }

        await chat.Peer.ExpectLineAsync($"BATCH -{reference}");
        await chat.Peer.SendAsync(
            $"@label={opened.Tags.Find("label")};msgid=m2 :alice!a@h BATCH +m draft/multiline bob",
            "@batch=m :alice!a@h EDITMSG bob m1 :one", "@batch=m :alice!a@h EDITMSG bob m1 :", "@batch=m :alice!a@h EDITMSG bob m1 :thr",
            "@batch=m;draft/multiline-concat :alice!a@h EDITMSG bob m1 :ee", ":srv BATCH -m");
        await edit;
        Assert.Equal(("m1", "one\n\nthree"), await chat.NextEditAsync());
    }

    [Fact]
    public async Task A_long_line_goes_in_parts()
    {
        await using var chat = await Talk.BeginAsync(Both);
        var edit = chat.EditAsync(new string('x', 500));
        var opened = await chat.Peer.ExpectAsync("BATCH");
        var (first, second) = (await chat.Peer.ExpectAsync("EDITMSG"), await chat.Peer.ExpectAsync("EDITMSG"));
        Assert.Equal(500, first[2].Length + second[2].Length);
        Assert.True(second.Tags.Contains("draft/multiline-concat"));
        await chat.Peer.SendAsync($"@label={opened.Tags.Find("label")} :srv FAIL EDITMSG UNKNOWN_MSGID bob m1 :Too old");
        Assert.Equal("UNKNOWN_MSGID", (await Assert.ThrowsAsync<RequestRefusedException>(() => edit)).Code);
    }

    [Fact]
    public async Task Line_breaks_become_spaces_where_the_server_takes_one_line()
    {
        await using var chat = await Talk.BeginAsync(Edits);
        _ = chat.EditAsync("two\nlines");
        await chat.Peer.ExpectLineAsync("EDITMSG bob m1 :two lines");
    }

    [Theory]
    [InlineData(Both, 601, "TOO_LONG")]
    [InlineData(Edits, 500, "TOO_LONG")]
    [InlineData(ScriptedPeer.AllCapabilities, 5, "UNSUPPORTED")]
    public async Task What_the_server_cannot_take_is_not_sent(string capabilities, int length, string code)
    {
        await using var chat = await Talk.BeginAsync(capabilities);
        Assert.Equal(code, (await Assert.ThrowsAsync<RequestRefusedException>(() => chat.EditAsync(new string('x', length)))).Code);
        chat.Client.Client.Send("bob", "hello");
        Assert.Equal("PRIVMSG", (await chat.Peer.ReadAsync()).Verb);
    }

    [Fact]
    public async Task Without_a_connection_it_is_refused()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        var refused = await Assert.ThrowsAsync<RequestRefusedException>(() => client.Client.EditAsync("bob", "m1", "better", TestContext.Current.CancellationToken));
        Assert.Equal("OFFLINE", refused.Code);
    }

    private sealed record Talk(ScriptedServer Server, TestClient Client, ScriptedPeer Peer) : IAsyncDisposable
    {
        public static async Task<Talk> BeginAsync(string capabilities)
        {
            var server = new ScriptedServer();
            var client = await TestClient.StartAsync(server);
            var peer = await server.AcceptAsync();
            await peer.RegisterAsync(capabilities);
            await client.NextStateAsync<ConnectionState.Online>();
            return new Talk(server, client, peer);
        }

        public Task EditAsync(string text) => Client.Client.EditAsync("bob", "m1", text, TestContext.Current.CancellationToken);

        public async Task<(string MessageId, string Text)> NextEditAsync()
        {
            var edited = Assert.IsType<MessageChange.Edited>((await Client.NextAsync<ClientEvent.MessageChanged>()).Change);
            return (edited.MessageId, edited.Text);
        }

        public async ValueTask DisposeAsync()
        {
            await Client.DisposeAsync();
            await Peer.DisposeAsync();
            Server.Dispose();
        }
    }
}
