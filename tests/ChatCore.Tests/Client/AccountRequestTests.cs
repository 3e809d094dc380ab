using ChatCore.Client;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class AccountRequestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_that_was_made_is_logged_in_to_after_a_lost_connection()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            var made = await RegisterAsync(client, peer, null, "REGISTER SUCCESS alice :Made");
            Assert.Equal(("REGISTER * * :a long secret", new RegisteredAccount("alice", NeedsVerification: false)), made);
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        Assert.Contains("sasl", await RequestedAsync(again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_has_to_be_verified_first_is_not_logged_in_to()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        await using (var peer = await server.AcceptAsync())
        {
            var made = await RegisterAsync(client, peer, "alice@example.org", "REGISTER VERIFICATION_REQUIRED alice :Wait");
            Assert.Equal(("REGISTER * alice@example.org :a long secret", new RegisteredAccount("alice", NeedsVerification: true)), made);
        }

        await client.ReconnectAsync();
        await using var again = await server.AcceptAsync();
        Assert.DoesNotContain("sasl", await RequestedAsync(again), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b", "a long secret")]
    [InlineData(null, "two\r\nQUIT")]
    [InlineData(null, "")]
    public async Task What_would_become_another_line_or_word_is_not_sent(string? email, string password)
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server);
        var refused = await Assert.ThrowsAnyAsync<ArgumentException>(() => client.Client.RegisterAccountAsync(email, password, Stop));
        if (password.Length > 0)
            Assert.DoesNotContain(password, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_insists_on_a_nickname_is_told_that_it_is_taken_and_gets_no_other()
    {
        using var server = new ScriptedServer();
        await using var client = await TestClient.StartAsync(server, o => o with { InsistsOnNick = true });
        await using var peer = await server.AcceptAsync();
        await peer.ExpectAsync("CAP");
        await peer.ExpectAsync("NICK");
        await peer.ExpectAsync("USER");
        await peer.SendAsync(":srv 433 * alice :Nickname belongs to an account: log in to it first");
        var refused = Assert.IsType<StopReason.Refused>(await client.NextStopAsync());
        Assert.Equal(("433", "Nickname belongs to an account: log in to it first"), (refused.Code, refused.Text));
    }

    private static async Task<(string Asked, RegisteredAccount Made)> RegisterAsync(TestClient client, ScriptedPeer peer, string? email, string answer)
    {
        await peer.RegisterAsync();
        await client.NextStateAsync<ConnectionState.Online>();
        var making = client.Client.RegisterAccountAsync(email, "a long secret", Stop);
        var asked = await peer.ExpectAsync("REGISTER");
        await peer.SendAsync(
            $"@label={asked.Tags.Find("label")} :srv BATCH +x labeled-response", $"@batch=x :srv {answer}",
            "@batch=x :srv 900 alice alice!a@h alice :You are now logged in as alice", ":srv BATCH -x");
        return (asked.WithTags(default).ToString(), await making.WithinDeadline("an answer"));
    }

    /// <summary>The capabilities that the client asks for when all are offered, logging in among them.</summary>
    private static async Task<string> RequestedAsync(ScriptedPeer peer)
    {
        await peer.ExpectAsync("CAP");
        await peer.ExpectAsync("NICK");
        await peer.ExpectAsync("USER");
        await peer.SendAsync(":srv CAP * LS :sasl=PLAIN batch");
        return (await peer.ExpectAsync("CAP"))[1];
    }
}
