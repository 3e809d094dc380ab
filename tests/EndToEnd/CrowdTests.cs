using System.Globalization;
using EndToEnd.Support;

namespace EndToEnd;

public sealed class CrowdTests : EndToEndTest
{
    [Fact(Timeout = TestTime.Long)]
    public async Task A_hundred_messages_to_a_thousand_clients_in_one_channel_all_arrive_once_and_in_one_order()
    {
        const int Speakers = 4;
        var loopbackIsExempt = new Dictionary<string, string> { ["Chat__Connections__ExemptAddresses__0"] = "127.0.0.1/32" };
        var texts = Enumerable.Range(0, 100).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        await using var server = await ServerProcess.StartAsync(Stop, loopbackIsExempt);
        await using var crowd = await Crowd.GatherAsync(server, clients: 1000, Speakers, texts.Length, Stop);

        await crowd.SayAsync(texts, Stop);
        await crowd.HasHeardAllAsync(Stop);

        var order = crowd.Heard.First();
        Assert.Equal(texts, order.Order(StringComparer.Ordinal).OrderBy(text => text.Length));
        Assert.All(crowd.Heard, heard => Assert.Equal(order, heard));
        for (var speaker = 0; speaker < Speakers; speaker++)
            Assert.Equal(texts.Where((_, number) => number % Speakers == speaker), order.Where(text => int.Parse(text, CultureInfo.InvariantCulture) % Speakers == speaker));
    }
}
