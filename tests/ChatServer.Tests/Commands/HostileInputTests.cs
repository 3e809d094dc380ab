using System.Globalization;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands;

/// <summary>
/// Every command with 0 to 20 parameters of random, hostile and over-long bytes, from clients of every kind: no exception, no change of state
/// without an event, and the chat goes on. WEBCHAT_HOSTILE_SEED chooses other lines, or those that a failure named: then every single line is
/// looked at.
/// </summary>
public sealed class HostileInputTests(ITestOutputHelper output)
{
    private const int LinesBetweenComparisons = 200;
    private static readonly string? GivenSeed = Environment.GetEnvironmentVariable("WEBCHAT_HOSTILE_SEED");
    private static readonly int LinesBetweenLooks = string.IsNullOrEmpty(GivenSeed) ? 20 : 1;

    /// <summary>What no line of a client leads to: a gateway's word for its client's address.</summary>
    private static readonly string[] Elsewhere = ["OriginChanged"];

    [Fact]
    public void No_input_breaks_the_chat_or_changes_it_without_an_event() => Attack(lines: 50_000, Seed(20261122));

    [Fact]
    [Trait("Duration", "Long")]
    public void Nor_does_much_more_of_it() => Attack(lines: 1_000_000, Seed(Random.Shared.Next()));

    private static int Seed(int otherwise) =>
        GivenSeed is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : otherwise;

    private void Attack(int lines, int seed)
    {
        var hostile = new HostileChat(seed, isFollowed: true);
        hostile.Explain(() =>
        {
            for (var sent = 0; sent < lines; sent++)
            {
                if (sent % LinesBetweenLooks == 0)
                    SendAndLook(hostile);
                else
                    hostile.SendNext();
                if (sent % LinesBetweenComparisons == 0)
                    hostile.RequireThatEventsExplainTheState();
            }

            hostile.RequireThatEventsExplainTheState();
            hostile.RequireThatTheChatGoesOn();
            Assert.Empty(hostile.KindsMissing.Except(Elsewhere));
        });
        output.WriteLine($"{lines} lines of seed {seed} led to {hostile.Events} events.");
    }

    /// <summary>Names the very line, where the comparison would name two hundred.</summary>
    private static void SendAndLook(HostileChat hostile)
    {
        var (events, before) = (hostile.Events, WorldSnapshot.Of(hostile.Chat.World));
        hostile.SendNext();
        if (hostile.Events == events)
            WorldSnapshot.RequireSame(before, WorldSnapshot.Of(hostile.Chat.World));
    }
}
