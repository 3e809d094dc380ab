using System.Threading.Channels;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Networking;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>
/// The whole server on one screen: connections → engine → committer → delivery → connections, and the bounded queues between them.
/// </summary>
internal sealed class Pipeline
{
    /// <summary>Reads that wait for the engine. Full: a connection's reader waits, and with it its client.</summary>
    private const int MaxInputs = 4_096;

    private readonly ChatOptions _options;
    private readonly ConnectionTable _connections;
    private readonly ITransport _transport;
    private readonly EngineRunner _engine;
    private readonly ICommitStage _commit;
    private readonly StoreTidying _tidying;
    private readonly QuestionDesk _questions;
    private readonly KeepAlive _keepAlive;
    private readonly MemoryGiveBack _memory;
    private readonly EngineInbox _inputs;
    private readonly ILogger<Pipeline> _logger;

    public Pipeline(
        ChatOptions options, AnswerSources sources, StoredState stored, KeptState kept, ITransport transport, HostCloak cloak, TimeProvider chatTime,
        ILoggerFactory loggers)
    {
        _options = options;
        _transport = transport;
        _logger = loggers.CreateLogger<Pipeline>();
        var inputs = Channel.CreateBounded<EngineInput>(new BoundedChannelOptions(MaxInputs) { SingleReader = true });
        _connections = new ConnectionTable(options.Connections.MaxConnections);
        var delivery = new DeliveryStage(_connections, transport.Flush, loggers.CreateLogger<DeliveryStage>());
        _questions = new QuestionDesk(sources, loggers.CreateLogger<QuestionDesk>());
        var committer = new Committer(sources.Events, sources.Kept, delivery, _questions, loggers.CreateLogger<Committer>());
        _commit = options.History.Durability == Durability.Relaxed ? new DirectCommit(committer) : new CommitQueue(committer);
        _engine = new EngineRunner(new ChatEngine(options, stored, kept, chatTime, loggers), inputs.Reader, _commit);
        _inputs = new EngineInbox(inputs.Writer, _engine);

        Limiter = new AddressLimiter(options.Connections);
        Acceptor = new ConnectionAcceptor(
            _connections, Limiter, cloak, options, _inputs, TimeProvider.System, loggers.CreateLogger<ConnectionAcceptor>());

        _keepAlive = new KeepAlive(_connections, options, TimeProvider.System);
        _tidying = new StoreTidying(sources.Events, TimeProvider.System, loggers.CreateLogger<StoreTidying>());
        _memory = new MemoryGiveBack(_connections, TimeProvider.System);
    }

    public IConnectionAcceptor Acceptor { get; }

    public AddressLimiter Limiter { get; }

    /// <summary>Runs until cancelled, then tells everybody, waits for them within the grace time, and stores what is under way.</summary>
    public async Task RunAsync(IReadOnlyList<Listener> listeners, CancellationToken cancellationToken)
    {
        using var transportStop = new CancellationTokenSource();
        var stages = new[] { _engine.Completion, _commit.RunAsync(_engine.Call), _questions.RunAsync(_inputs), _transport.RunAsync(_engine.RunInRound, transportStop.Token) };
        var around = listeners.Select(listener => listener.RunAsync(cancellationToken))
            .Append(_keepAlive.RunAsync(cancellationToken))
            .Append(_memory.RunAsync(cancellationToken)).Append(_tidying.RunAsync(cancellationToken));

        // A stage ends before the others only by failing: then the server must not go on without it.
        var stopped = Task.WhenAll(around);
        await await Task.WhenAny([stopped, .. stages]);

        await SayGoodbyeAsync();
        _inputs.Complete();
        await Task.WhenAll(stages[0], stages[1]);
        _questions.Complete();
        await stages[2];
        await transportStop.CancelAsync();
        await stages[3];
    }

    private async Task SayGoodbyeAsync()
    {
        EngineLog.Stopping(_logger, _connections.All().Count());
        await _inputs.WriteAsync(new ShutdownBegun("The server is shutting down"));

        using var grace = new CancellationTokenSource(TimeSpan.FromSeconds(_options.ShutdownGraceSeconds));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (_connections.All().Any())
                await looks.WaitForNextTickAsync(grace.Token);
        }
        catch (OperationCanceledException)
        {
            // Those who have not gone by now are cut off.
        }
    }
}
