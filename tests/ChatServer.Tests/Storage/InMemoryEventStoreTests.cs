using ChatServer.Storage;

namespace ChatServer.Tests.Storage;

public sealed class InMemoryEventStoreTests : EventStoreContract
{
    private protected override IEventStore Store { get; } = new InMemoryEventStore(maxChannelEntries: 20, maxConversationEntries: 20, maxLogs: 5);

    [Fact]
    public async Task Beyond_the_bound_the_oldest_are_dropped()
    {
        await AppendAsync([.. Enumerable.Range(1, 30).Select(i => InChannel(i, $"m{i}"))]);
        Assert.Equal("m11", (await ReadAsync(Latest(100))).First());
    }

    [Fact]
    public async Task Of_too_many_logs_the_one_written_to_longest_ago_is_dropped()
    {
        await AppendAsync(InChannel(1, "old"));
        await AppendAsync([.. Enumerable.Range(2, 5).Select(i => InChannel(i, "new") with { Log = $"#{i}" })]);
        Assert.Empty(await ReadAsync(Latest(100)));
    }

    [Fact]
    public async Task A_conversation_is_found_by_the_nicknames_of_its_entries_alone()
    {
        await AppendAsync(Private(1, "alice", "alice", "bob", "bob", "hi"));
        Assert.Single(await ReadAsync(Between("bob", "alice")));
        await AppendAsync([.. Enumerable.Range(2, 20).Select(i => Private(i, "alice", $"alice{i}", "bob", "bob", "hi"))]);
        Assert.Empty(await ReadAsync(Between("bob", "alice")));
        Assert.NotEmpty(await ReadAsync(Between("bob", "alice21")));
    }
}
