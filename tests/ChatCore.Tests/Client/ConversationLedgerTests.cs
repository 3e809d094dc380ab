using ChatCore.Client;

namespace ChatCore.Tests.Client;

public sealed class ConversationLedgerTests
{
    private readonly WantedChannels _channels = new();

    [Fact]
    public void The_longest_unused_private_conversation_is_forgotten_and_no_channel()
    {
        var ledger = new ConversationLedger(_channels);
        _channels.TryAdd("#old", key: null);
        var channel = ledger.GetOrAdd("#old", out _);
        ledger.GetOrAdd("#left-again", out _);
        for (var i = 0; i < 1_000; i++)
            ledger.GetOrAdd($"nick{i}", out _);

        Assert.Same(channel, ledger.Find("#OLD"));
        Assert.Null(ledger.Find("#left-again"));
        ledger.GetOrAdd("nick0", out _);
        ledger.GetOrAdd("another", out _);
        Assert.NotNull(ledger.Find("nick0"));
        Assert.Null(ledger.Find("nick1"));
        Assert.Same(channel, ledger.Find("#old"));
        Assert.Equal(1_001, ledger.All.Count);
    }
}
