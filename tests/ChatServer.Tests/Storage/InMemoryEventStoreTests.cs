using ChatServer.Storage;

namespace ChatServer.Tests.Storage;

public sealed class InMemoryEventStoreTests : EventStoreContract
{
    private protected override IEventStore Store { get; } = new InMemoryEventStore(maxChannelEntries: 20, maxConversationEntries: 20);

    [Fact]
    public async Task Beyond_the_bound_the_oldest_are_dropped()
    {
        await AppendAsync([.. Enumerable.Range(1, 30).Select(i => InChannel(i, $"m{i}"))]);
        Assert.Equal("m11", (await ReadAsync(Latest(100))).First());
    }
}
