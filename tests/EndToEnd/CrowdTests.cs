using ChatBench;
using EndToEnd.Support;

namespace EndToEnd;

public sealed class CrowdTests : EndToEndTest
{
    [Fact(Timeout = TestTime.Long)]
    public async Task A_hundred_messages_to_a_thousand_clients_in_one_channel_all_arrive_once_and_in_one_order()
    {
        var loopbackIsExempt = new Dictionary<string, string> { ["Chat__Connections__ExemptAddresses__0"] = "127.0.0.1/32" };
        await using var server = await ServerProcess.StartAsync(Stop, loopbackIsExempt);

        var result = await new FanoutScenario { Server = server.Address, Clients = 1000, Messages = 100 }.RunAsync(Stop);

        Assert.Empty(result.Faults);
        Assert.Equal(99_900, result.Expected);
        Assert.Equal(result.Expected, result.Delivered);
    }
}
