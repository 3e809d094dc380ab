using ChatCore.Protocol;
using EndToEnd.Support;

namespace EndToEnd;

/// <summary>What a client of somebody else's can do here, whatever its name: the same tests on irssi and on WeeChat.</summary>
public abstract class NativeClientContract : EndToEndTest
{
    private const string Room = "#room";
    private const string Password = "correct-horse";

    [Fact(Timeout = TestTime.Short)]
    public async Task It_connects_with_the_fingerprint_pinned_and_joins_and_talks_both_ways()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await client.SayAsync(Room, "hello from a native client");
        await nora.HearsAsync(Verbs.PrivMsg, ["ira!", Room, ":hello from a native client"], Stop);
        await nora.SendAsync($"PRIVMSG {Room} :and hello to you", Stop);

        Assert.Equal(
            ["ira: hello from a native client", "nora: and hello to you"], await client.WaitForTextsAsync(Room, ["and hello to you"], Stop));
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_stays_out_when_the_server_shows_another_key_than_the_pinned_one()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        var pinned = server.Fingerprint;
        await server.StopAsync(Stop);
        server.LoseKey();
        await server.StartAgainAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);

        await using var client = await StartAsync(ClientAccess.To(server, "ira", Room) with { Fingerprint = pinned }, Stop);
        await client.SeesAsync([WordsForAnotherKey], Stop);

        Assert.DoesNotContain(await nora.AskAsync("ISON ira", Numeric.RplIsOn, Stop), reply => reply[1].Contains("ira", StringComparison.Ordinal));
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_logs_in_with_sasl_and_whois_tells_the_account()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await server.AddAccountAsync("ira", Password, Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room, Password), Stop);

        await client.SeesAsync(["SASL authentication succe"], Stop);
        var about = await nora.AskAsync("WHOIS ira", Numeric.RplEndOfWhoIs, Stop);
        Assert.Contains(about, reply => reply.Verb == Numeric.RplWhoIsAccount && reply[2] == "ira");

        await client.TypeAsync("/whois nora");
        await client.SeesAsync(["nora@"], Stop);
        await client.SeesAsync(["is using a secure connection"], Stop);
        await client.SeesAsync(["nd of", "WHOIS"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_makes_an_account_that_it_can_log_in_to_afterwards()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using (var guest = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop))
        {
            await guest.TypeAsync("/msg NickServ REGISTER secret99");
            await guest.SeesAsync(["The account ira is made"], Stop);
        }

        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room, "secret99"), Stop);
        await client.SeesAsync(["You are now logged in as ira"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_talks_in_private_and_nobody_else_hears_it()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var omar = await LineUser.JoinAsync(server, "omar", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await client.TypeAsync("/query nora only for you");
        await nora.HearsAsync(Verbs.PrivMsg, ["ira!", "nora", ":only for you"], Stop);
        await nora.SendAsync("PRIVMSG ira :and this only for you", Stop);

        Assert.Equal(["ira: only for you", "nora: and this only for you"], await client.WaitForTextsAsync("nora", ["and this only for you"], Stop));
        await client.SayAsync(Room, "for all");
        await omar.HearsAsync(Verbs.PrivMsg, [":for all"], Stop);
        Assert.Single(omar.Heard, message => message.Verb == Verbs.PrivMsg);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_goes_away_and_comes_back_and_sees_that_others_are_away()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await client.TypeAsync("/away gone fishing");
        await client.SeesAsync(["You have been marked as being away"], Stop);
        await nora.SendAsync("PRIVMSG ira :are you there?", Stop);
        await nora.HearsAsync(Numeric.RplAway, ["ira", ":gone fishing"], Stop);
        await client.TypeAsync("/away");
        await client.SeesAsync(["You are no longer marked as being away"], Stop);

        await nora.SendAsync("AWAY :out to lunch", Stop);
        await nora.HearsAsync(Numeric.RplNowAway, ["nora"], Stop);
        await client.SayAsync("nora", "and you?");
        await client.SeesAsync(["out to lunch"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_lists_channels()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", "#harbour", Stop);
        await nora.SendAsync("TOPIC #harbour :Boats and tides", Stop);
        await nora.HearsAsync(Verbs.Topic, ["#harbour"], Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await client.TypeAsync("/list #harbour");

        await client.SeesAsync(["#harbour", "1", "Boats and tides"], Stop);
        await client.SeesAsync(["End of /LIST"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_changes_its_nickname_and_sees_others_change_theirs()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await client.TypeAsync("/nick iris");
        await nora.HearsAsync(Verbs.Nick, ["ira!", "iris"], Stop);
        await client.SeesAsync(["now known as iris"], Stop);
        await nora.SendAsync("NICK norah", Stop);
        await client.SeesAsync(["nora is now known as norah"], Stop);

        await client.TypeAsync("/nick norah");
        await client.SeesAsync(["norah", "in use"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_is_kicked_and_kept_out_by_a_ban_and_let_in_again_without_one()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await nora.SendAsync($"MODE {Room} +b ira!*@*", Stop);
        await nora.SendAsync($"KICK {Room} ira :that is enough", Stop);
        await client.SeesAsync(["nora", "kicked", "that is enough"], Stop);
        await client.TypeAsync($"/join {Room}");
        await client.SeesAsync(["Cannot join", Room], Stop);
        Assert.Single(nora.Heard, IsJoinOfIra);

        await nora.SendAsync($"MODE {Room} -b ira!*@*", Stop);
        await nora.HearsAsync(Verbs.Mode, ["-b"], Stop);
        await client.TypeAsync($"/join {Room}");
        await client.SeesAsync(["ira ", $"has joined {Room}"], Stop, times: 2);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_kicks_and_bans_where_it_is_an_operator()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);

        await client.TypeAsync($"/mode {Room} +b nora!*@*");
        await nora.HearsAsync(Verbs.Mode, ["ira!", Room, "+b", "nora!*@*"], Stop);
        await client.TypeAsync($"/kick {Room} nora that is enough");
        await nora.HearsAsync(Verbs.Kick, ["ira!", Room, "nora", ":that is enough"], Stop);

        Assert.Contains(await nora.AskAsync($"JOIN {Room}", Numeric.ErrBannedFromChan, Stop), reply => reply[1] == Room);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_comes_back_by_itself_after_the_server_was_killed_and_started_again()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room), Stop);

        await server.KillAsync();
        await server.StartAgainAsync(Stop);
        await client.SeesAsync(["ira ", $"has joined {Room}"], Stop, times: 2);

        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await nora.SendAsync($"PRIVMSG {Room} :welcome back", Stop);
        Assert.Equal(["nora: welcome back"], await client.WaitForTextsAsync(Room, ["welcome back"], Stop));
        await client.SayAsync(Room, "good to be back");
        await nora.HearsAsync(Verbs.PrivMsg, ["ira!", ":good to be back"], Stop);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task After_a_lost_connection_an_account_that_stays_present_is_told_what_it_missed_once_and_in_order()
    {
        await using var server = await ServerProcess.StartAsync(Stop, ServerOperator.Settings);
        await server.AddAccountAsync("ira", Password, Stop);
        await using var cable = new Cable(server);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var client = await SignInAsync(ClientAccess.To(server, "ira", Room, Password) with { Address = cable.Address }, Stop);
        await StayPresentAsync(client);
        await nora.SendAsync($"PRIVMSG {Room} :before", Stop);
        await client.WaitForTextsAsync(Room, ["before"], Stop);

        await cable.PullAsync();
        await ServerOperator.WaitUntilDetachedAsync(nora, "ira", Stop);
        await nora.SendAsync($"PRIVMSG {Room} :missed one", Stop);
        await nora.SendAsync($"PRIVMSG {Room} :missed two", Stop);
        cable.PlugIn();

        await client.WaitForTextsAsync(Room, ["missed one", "missed two"], Stop);
        await nora.SendAsync($"PRIVMSG {Room} :after", Stop);
        Assert.Equal(
            ["nora: before", "nora: missed one", "nora: missed two", "nora: after"], await client.WaitForTextsAsync(Room, ["after"], Stop));
        Assert.DoesNotContain(nora.Heard, message => message.Verb == Verbs.Quit);
    }

    /// <summary>Starts the client, which connects by itself.</summary>
    private protected abstract Task<INativeClient> StartAsync(ClientAccess access, CancellationToken cancellationToken);

    /// <summary>Starts the client and waits until it has joined the channel.</summary>
    private protected abstract Task<INativeClient> SignInAsync(ClientAccess access, CancellationToken cancellationToken);

    /// <summary>What it shows when the certificate is another one.</summary>
    private protected abstract string WordsForAnotherKey { get; }

    private protected static async Task StayPresentAsync(INativeClient client)
    {
        await client.TypeAsync("/msg NickServ SET ALWAYS-ON on");
        await client.SeesAsync(["ALWAYS-ON is now on"], Stop);
    }

    private static bool IsJoinOfIra(Message message) => message is { Verb: Verbs.Join, Source.Nick: "ira" };
}
