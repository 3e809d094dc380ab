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

    /// <summary>Batches that wait for the store. Full: the engine waits, and its inputs gather to a larger batch.</summary>
    private const int MaxBatches = 8;

    private readonly ChatOptions _options;
    private readonly ConnectionTable _connections;
    private readonly ITransport _transport;
    private readonly EngineRunner _engine;
    private readonly Committer _committer;
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
        var batches = Channel.CreateBounded<EngineBatch>(new BoundedChannelOptions(MaxBatches) { SingleReader = true, SingleWriter = true });
        _engine = new EngineRunner(new ChatEngine(options, stored, kept, chatTime, loggers), inputs.Reader, batches, MaxBatches);
        _inputs = new EngineInbox(inputs.Writer, _engine);

        _connections = new ConnectionTable(options.Connections.MaxConnections);
        Limiter = new AddressLimiter(options.Connections);
        Acceptor = new ConnectionAcceptor(
            _connections, Limiter, cloak, options, _inputs, TimeProvider.System, loggers.CreateLogger<ConnectionAcceptor>());

        _questions = new QuestionDesk(sources, _inputs, loggers.CreateLogger<QuestionDesk>());
        _committer = new Committer(
            sources.Events, sources.Kept, new DeliveryStage(_connections, transport.Flush, loggers.CreateLogger<DeliveryStage>()), _questions, batches.Reader,
            loggers.CreateLogger<Committer>());
        _keepAlive = new KeepAlive(_connections, options, TimeProvider.System);
        _memory = new MemoryGiveBack(_connections, TimeProvider.System);
    }

    public IConnectionAcceptor Acceptor { get; }

    public AddressLimiter Limiter { get; }

    /// <summary>Runs until cancelled, then tells everybody, waits for them within the grace time, and stores what is under way.</summary>
    public async Task RunAsync(IReadOnlyList<Listener> listeners, CancellationToken cancellationToken)
    {
        using var transportStop = new CancellationTokenSource();
        var stages = new[] { _engine.Completion, _committer.RunAsync(_engine.Call), _questions.RunAsync(), _transport.RunAsync(_engine.RunInRound, transportStop.Token) };
        var around = listeners.Select(listener => listener.RunAsync(cancellationToken))
            .Append(_keepAlive.RunAsync(cancellationToken)).Append(_memory.RunAsync(cancellationToken));

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
