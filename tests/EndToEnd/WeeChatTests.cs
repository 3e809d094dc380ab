using System.Text.RegularExpressions;
using EndToEnd.Support;

namespace EndToEnd;

public sealed partial class WeeChatTests : NativeClientContract
{
    private const string Room = "#room";

    private protected override string WordsForAnotherKey => "certificate fingerprint does NOT match";

    [Fact(Timeout = TestTime.Short)]
    public async Task What_it_missed_has_the_time_in_front_for_a_client_that_does_not_read_server_time()
    {
        await using var server = await ServerProcess.StartAsync(Stop, ServerOperator.Settings);
        await server.AddAccountAsync("ira", "secret99", Stop);
        var access = ClientAccess.To(server, "ira", Room, "secret99");
        await using (var first = await WeeChatUser.SignInAsync(access, Stop))
            await StayPresentAsync(first);

        await using var nora = await LineUser.JoinAsync(server, "nora", Room, Stop);
        await ServerOperator.WaitUntilDetachedAsync(nora, "ira", Stop);
        await nora.SendAsync($"PRIVMSG {Room} :missed", Stop);
        await using var again = await WeeChatUser.SignInAsync(access, Stop, capabilities: "*,!server-time");

        Assert.Matches(TimeInFront(), Assert.Single(await again.WaitForTextsAsync(Room, ["missed"], Stop)));
    }

    private protected override Task<INativeClient> StartAsync(ClientAccess access, CancellationToken cancellationToken) =>
        Task.FromResult<INativeClient>(WeeChatUser.Start(access));

    private protected override async Task<INativeClient> SignInAsync(ClientAccess access, CancellationToken cancellationToken) =>
        await WeeChatUser.SignInAsync(access, cancellationToken);

    [GeneratedRegex(@"^nora: \[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] missed$")]
    private static partial Regex TimeInFront();
}
