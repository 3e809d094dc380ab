using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Storage;
using ChatServer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Channels = System.Threading.Channels.Channel;

namespace ChatServer.Tests.Engine;

public sealed class CommitterTests
{
    private readonly ConnectionTable _table = new(10);
    private readonly FakeTransportConnection _bob = new();
    private readonly SessionId _session;

    public CommitterTests()
    {
        var inputs = Channels.CreateUnbounded<EngineInput>();
        _session = _table.TryAdd(id => new ClientConnection(id, _bob, new ChatOptions(), inputs.Writer, TimeProvider.System))!.Id;
    }

    [Fact]
    public async Task Nobody_sees_a_message_before_it_is_stored()
    {
        var store = new SlowStore();
        var queue = new CommitQueue(Committer(store));
        var running = queue.RunAsync(() => { });
        queue.Add(Batch("hello"));
        await store.Asked;
        Assert.Empty(_bob.Lines);

        store.Finish();
        queue.Complete();
        await running;
        Assert.Equal(["PRIVMSG bob hello"], _bob.Lines);
    }

    [Fact]
    public async Task Batches_that_wait_share_a_transaction_and_keep_their_order()
    {
        var store = new SlowStore();
        var queue = new CommitQueue(Committer(store));
        var running = queue.RunAsync(() => { });
        queue.Add(Batch("one"));
        await store.Asked;
        foreach (var text in new[] { "two", "three", "four" })
            queue.Add(Batch(text));
        queue.Complete();
        store.Finish();
        await running;

        Assert.Equal([1, 3], store.Sizes);
        Assert.Equal(["PRIVMSG bob one", "PRIVMSG bob two", "PRIVMSG bob three", "PRIVMSG bob four"], _bob.Lines);
    }

    [Fact]
    public async Task What_has_nothing_to_store_waits_for_nothing_but_what_came_before_it()
    {
        var store = new SlowStore();
        var queue = new CommitQueue(Committer(store));
        queue.Add(Answer("first"));
        Assert.Equal(["PONG first"], _bob.Lines);

        var running = queue.RunAsync(() => { });
        queue.Add(Batch("hello"));
        await store.Asked;
        queue.Add(Answer("second"));
        Assert.Equal(["PONG first"], _bob.Lines);

        queue.Complete();
        store.Finish();
        await running;
        Assert.Equal(["PONG first", "PRIVMSG bob hello", "PONG second"], _bob.Lines);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_withheld_and_the_server_goes_on()
    {
        await Committer(new FailingStore()).CommitAsync([Batch("lost")]);
        Assert.Equal(["FAIL lost"], _bob.Lines);
    }

    [Fact]
    public void What_is_left_to_the_system_is_stored_and_delivered_at_once()
    {
        var direct = new DirectCommit(Committer(new InMemoryEventStore(10, 10)));
        direct.Add(Batch("hello"));
        Assert.Equal(["PRIVMSG bob hello"], _bob.Lines);
    }

    [Fact]
    public async Task A_queue_that_is_full_says_so_and_calls_when_there_is_room()
    {
        var store = new SlowStore();
        var queue = new CommitQueue(Committer(store));
        while (queue.HasRoom)
            queue.Add(Batch("waits"));

        var hadRoom = false;
        var running = queue.RunAsync(() => hadRoom |= queue.HasRoom);
        await store.Asked;
        Assert.True(hadRoom);

        store.Finish();
        queue.Complete();
        await running;
    }

    private Committer Committer(IEventStore store) => new(
        store, new InMemoryKeptStore(), new DeliveryStage(_table, FakeTransportConnection.FlushAll, NullLogger<DeliveryStage>.Instance),
        new QuestionDesk(Sources(store), NullLogger<QuestionDesk>.Instance), NullLogger<Committer>.Instance);

    private static AnswerSources Sources(IEventStore store) =>
        new(store, new AccountService(new InMemoryAccountStore(), new AccountOptions(), TimeProvider.System), new InMemoryKeptStore());

    private EngineBatch Answer(string text)
    {
        var batch = new EngineBatch();
        batch.Effects.Add(new LineTo(_session, new EncodedLine(new Message("PONG", text))));
        return batch;
    }

    private EngineBatch Batch(string text)
    {
        var batch = new EngineBatch();
        batch.Entries.Add(new LogEntry { Id = new EventId(1), Log = "x", Kind = EntryKind.PrivMsg, Source = new("a"), Target = "bob", Text = text });
        batch.Effects.Add(new LineTo(_session, new EncodedLine(new Message("PRIVMSG", "bob", text))) { When = EffectCondition.IfStored });
        batch.Effects.Add(new LineTo(_session, new EncodedLine(new Message("FAIL", text))) { When = EffectCondition.IfNotStored });
        return batch;
    }

    /// <summary>A store whose first write ends when it is told to.</summary>
    private sealed class SlowStore : IEventStore
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public List<int> Sizes { get; } = [];

        public void Finish() => _finished.SetResult();

        public async Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
        {
            Sizes.Add(entries.Count);
            _asked.TrySetResult();
            await _finished.Task;
        }

        public Task<StoredState> LoadAsync(int maxChannels, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ConversationTarget>> ReadTargetsAsync(TargetsQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<LogEntry>> FindAsync(HistoryLog log, EventId id, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<IReadOnlyList<LogEntry>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task SaveMarkersAsync(IReadOnlyList<ReadMarker> markers, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<bool> TidyAsync(CancellationToken cancellationToken) => Task.FromResult(false);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
