using System.Text.RegularExpressions;
using ChatCore.Protocol;
using EndToEnd.Support;

namespace EndToEnd;

/// <summary>What the bots in <c>samples/</c> do, whatever their language.</summary>
public abstract partial class BotContract : EndToEndTest
{
    private const string Room = "#room";

    [Fact(Timeout = TestTime.Short)]
    public async Task It_joins_and_answers_in_the_channel_and_in_private()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var bot = Start(ClientAccess.To(server, "robot", Room));
        await nora.HearsAsync(Verbs.Join, ["robot!", Room], Stop);

        await nora.SendAsync($"PRIVMSG {Room} :what is this?", Stop);
        await nora.SendAsync($"PRIVMSG {Room} :!ping", Stop);
        await nora.HearsAsync(Verbs.PrivMsg, ["robot!", Room, "pong"], Stop);
        await nora.SendAsync("PRIVMSG robot :!time", Stop);
        Assert.Matches(Time(), (await nora.HearsAsync(Verbs.PrivMsg, ["robot!", " nora "], Stop))[1]);
        Assert.Equal(2, nora.Heard.Count(message => message.Verb == Verbs.PrivMsg));
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_logs_in_to_its_account()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await server.AddAccountAsync("robot", "secret99", Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var bot = Start(ClientAccess.To(server, "robot", Room, "secret99"));
        await nora.HearsAsync(Verbs.Join, ["robot!", Room], Stop);

        var about = await nora.AskAsync("WHOIS robot", Numeric.RplEndOfWhoIs, Stop);
        Assert.Contains(about, reply => reply.Verb == Numeric.RplWhoIsAccount && reply[2] == "robot");
        Assert.Contains(about, reply => reply.Verb == Numeric.RplWhoIsSecure);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_ends_and_says_why_when_it_cannot_log_in()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var bot = Start(ClientAccess.To(server, "robot", Room, "not the password"));

        Assert.Equal(1, await bot.WaitForExitAsync(Stop));
        Assert.NotEmpty(bot.Errors);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_ends_and_says_why_when_the_server_shows_another_key()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        var pinned = server.Fingerprint;
        await server.StopAsync(Stop);
        server.LoseKey();
        await server.StartAgainAsync(Stop);
        await using var bot = Start(ClientAccess.To(server, "robot", Room) with { Fingerprint = pinned });

        Assert.Equal(1, await bot.WaitForExitAsync(Stop));
        Assert.NotEmpty(bot.Errors);
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_takes_another_nickname_when_its_own_is_in_use_and_stays_out_of_where_it_was_kicked()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var bot = Start(ClientAccess.To(server, "nora", Room));
        await nora.HearsAsync(Verbs.Join, ["nora_!", Room], Stop);

        await nora.SendAsync($"KICK {Room} nora_ :no bots here", Stop);
        await nora.HearsAsync(Verbs.Kick, ["nora_"], Stop);
        await nora.SendAsync("PRIVMSG nora_ :!ping", Stop);
        await nora.HearsAsync(Verbs.PrivMsg, ["nora_!", "pong"], Stop);
        Assert.Single(nora.Heard, message => message is { Verb: Verbs.Join, Source.Nick: "nora_" });
    }

    [Fact(Timeout = TestTime.Short)]
    public async Task It_comes_back_by_itself_after_a_lost_connection()
    {
        await using var server = await ServerProcess.StartAsync(Stop);
        await using var cable = new Cable(server);
        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await using var bot = Start(ClientAccess.To(server, "robot", Room) with { Address = cable.Address });
        await nora.HearsAsync(Verbs.Join, ["robot!", Room], Stop);

        await cable.PullAsync();
        await nora.HearsAsync(Verbs.Quit, ["robot!"], Stop);
        cable.PlugIn();

        await nora.HearsAsync(Verbs.Join, ["robot!", Room], Stop, times: 2);
        await nora.SendAsync($"PRIVMSG {Room} :!ping", Stop);
        await nora.HearsAsync(Verbs.PrivMsg, ["robot!", "pong"], Stop);
    }

    private protected abstract ChildProcess Start(ClientAccess access);

    [GeneratedRegex(@"^\d\d:\d\d:\d\d$")]
    private static partial Regex Time();
}
