using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Channels = System.Threading.Channels.Channel;

namespace ChatServer.Tests.Engine;

public sealed class EngineRunnerTests
{
    private readonly System.Threading.Channels.Channel<EngineInput> _inputs = Channels.CreateBounded<EngineInput>(10_000);
    private readonly RecordingStage _stage = new();
    private readonly ChatEngine _engine = new(
        new ChatOptions { ServerName = "chat.test" }, new StoredState(default, []), KeptState.Nothing, TimeProvider.System, NullLoggerFactory.Instance);

    [Fact]
    public void Who_ends_a_round_runs_the_engine_for_all_that_came_in_it()
    {
        var runner = new EngineRunner(_engine, _inputs.Reader, _stage);
        var (inbox, first) = (new EngineInbox(_inputs.Writer, runner), SessionId.Of(1, 1));
        OnItsOwnThread(() =>
        {
            runner.RunInRound();
            inbox.TryWrite(Opened(first));
            inbox.TryWrite(Opened(SessionId.Of(2, 2)));
            Assert.Null(_engine.World.FindSession(first));
            runner.RunInRound();
        });
        Assert.Equal(2, _engine.World.Sessions.Count);
    }

    [Fact]
    public async Task For_anybody_else_a_thread_of_the_pool_does()
    {
        var runner = new EngineRunner(_engine, _inputs.Reader, _stage);
        var inbox = new EngineInbox(_inputs.Writer, runner);
        inbox.TryWrite(Opened(SessionId.Of(1, 1)));
        inbox.TryComplete();
        await runner.Completion;
        Assert.Single(_engine.World.Sessions);
        Assert.True(_stage.IsComplete);
    }

    [Fact]
    public void Without_room_for_a_batch_inputs_wait_and_then_share_one()
    {
        var runner = new EngineRunner(_engine, _inputs.Reader, _stage);
        OnItsOwnThread(() =>
        {
            _stage.HasRoom = false;
            Refuse(SessionId.Of(1, 1));
            Refuse(SessionId.Of(2, 2));
            runner.RunInRound();
            Assert.Empty(_engine.World.Sessions);

            _stage.HasRoom = true;
            runner.RunInRound();
        });
        Assert.Single(_stage.Batches);
    }

    [Fact]
    public async Task A_bug_in_the_engine_ends_it_and_is_told()
    {
        var runner = new EngineRunner(_engine, _inputs.Reader, _stage);
        var inbox = new EngineInbox(_inputs.Writer, runner);
        inbox.TryWrite(new Unheard());
        await Assert.ThrowsAsync<InvalidOperationException>(() => runner.Completion);
    }

    private static ConnectionOpened Opened(SessionId id) => new(id, new SessionOrigin("host", IsSecure: true) { Address = "192.0.2.1" });

    /// <summary>A client comes and is refused something.</summary>
    private void Refuse(SessionId id)
    {
        _inputs.Writer.TryWrite(Opened(id));
        _inputs.Writer.TryWrite(new LinesReceived(id, [ClientLine.Of(LineFault.TooLong)]));
    }

    /// <summary>A thread that has rounds keeps them: the test's own must not.</summary>
    private static void OnItsOwnThread(Action work)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(work));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private sealed record Unheard : EngineInput;

    private sealed class RecordingStage : ICommitStage
    {
        public List<EngineBatch> Batches { get; } = [];

        public bool HasRoom { get; set; } = true;

        public bool IsComplete { get; private set; }

        public void Add(EngineBatch batch) => Batches.Add(batch);

        public Task RunAsync(Action onRoom) => Task.CompletedTask;

        public void Complete() => IsComplete = true;
    }
}
