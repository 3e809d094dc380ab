using System.Globalization;
using ChatCore.Client;
using EndToEnd.Support;

namespace EndToEnd;

public sealed class DurabilityTests : EndToEndTest
{
    private const string Channel = "#kept";

    [Fact(Timeout = TestTime.Long)]
    public Task What_anyone_saw_before_a_kill_minus_nine_is_in_the_history_once_and_in_order() => KillWhileSendingAsync(kills: 2, messagesEach: 60);

    [Fact(Timeout = 10 * TestTime.Long)]
    [Trait("Duration", "Long")]
    public Task Many_kills_lose_nothing_either() => KillWhileSendingAsync(kills: 12, messagesEach: 400);

    private static async Task KillWhileSendingAsync(int kills, int messagesEach)
    {
        var loopbackIsExempt = new Dictionary<string, string>
        {
            ["Chat__Connections__ExemptAddresses__0"] = "127.0.0.1/32",
            ["Chat__Limits__CommandsPerSecond"] = "0",
        };
        await using var server = await ServerProcess.StartAsync(Stop, loopbackIsExempt);
        var senders = new List<NativeUser>();
        try
        {
            for (var i = 0; i < 20; i++)
                senders.Add(await NativeUser.SignInAsync(server, string.Create(CultureInfo.InvariantCulture, $"sender{i}"), Channel, Stop));

            var sending = Task.WhenAll(senders.Select(sender => SendAsync(sender, messagesEach)));
            for (var kill = 1; kill <= kills; kill++)
            {
                var reached = Text(senders[0].Client.Nick, messagesEach * kill / (kills + 1));
                await senders[0].WaitForTextAsync(reached, Stop);
                await server.KillAsync();
                await server.StartAgainAsync(Stop);
            }

            await sending;
            await using var reader = await NativeUser.SignInAsync(server, "reader", Channel, Stop);
            await reader.ReadAllHistoryAsync(Stop);
            var history = reader.MessagesIn(Channel);

            Assert.Equal(senders.Count * messagesEach, history.Count);
            Assert.Distinct(history.Select(message => message.Id));
            Assert.Distinct(history.Select(message => message.Text));
            foreach (var own in history.GroupBy(message => message.Sender.TrimEnd('_')))
                Assert.Equal(Enumerable.Range(0, messagesEach).Select(number => Text(own.Key, number)), own.Select(message => message.Text));
            foreach (var sender in senders)
                await SeesAllAsync(sender, history);
        }
        finally
        {
            foreach (var sender in senders)
                await sender.DisposeAsync();
        }
    }

    private static async Task SendAsync(NativeUser sender, int messages)
    {
        var name = sender.Client.Nick;
        for (var number = 0; number < messages; number++)
            await sender.SayAsync(Text(name, number), Stop);
    }

    private static string Text(string sender, int number) => string.Create(CultureInfo.InvariantCulture, $"{sender} {number}");

    /// <summary>Everyone was there from the first message on: what they were told, live or read back, is the whole history, each message once.</summary>
    private static async Task SeesAllAsync(NativeUser user, IReadOnlyList<ChatMessage> history)
    {
        await user.Events.WaitUntilAsync(_ => user.MessagesIn(Channel).Count >= history.Count, Stop);
        Assert.Equal(history.Select(message => (message.Id, message.Text)), user.MessagesIn(Channel).Select(message => (message.Id, message.Text)));
    }
}
