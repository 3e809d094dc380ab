using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Commands;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;

namespace ChatServer.Engine;

/// <summary>The chat itself, without threads, sockets or a store: inputs in, entries and effects out. One caller at a time.</summary>
internal sealed class ChatEngine
{
    /// <summary>Lines of one client that may wait for an answer; beyond it the client is disconnected.</summary>
    private const int MaxDeferred = 2_000;

    private readonly Source _server;
    private readonly World _world;
    private readonly EventClock _clock;
    private readonly EventRecorder _recorder;
    private readonly CommandDispatcher _dispatcher;

    /// <summary>The sessions whose command stands at a question.</summary>
    private readonly Dictionary<SessionId, WaitingSession> _waiting = [];

    public ChatEngine(ChatOptions options, StoredState stored, KeptState kept, TimeProvider timeProvider, ILoggerFactory loggers)
    {
        _server = new Source(options.ServerName);
        _world = new World(options.Limits.EmptyChannels, options.Limits.WhowasEntries, options.Motd, timeProvider.GetUtcNow());
        _world.Restore(stored, kept, options.Sessions, timeProvider.GetUtcNow());
        _clock = new EventClock(timeProvider, stored.Newest);
        _recorder = new EventRecorder(_world, _clock, options);
        _dispatcher = new CommandDispatcher(_world, _recorder, options, loggers.CreateLogger<CommandDispatcher>());
    }

    public World World => _world;

    /// <inheritdoc cref="EventRecorder.Observer" />
    public Action<Recorded>? Observer
    {
        get => _recorder.Observer;
        set => _recorder.Observer = value;
    }

    /// <summary>Reads the clock: once for each run of inputs.</summary>
    public void Tick() => _clock.Tick();

    public void Handle(EngineInput input, EngineBatch batch)
    {
        switch (input)
        {
            case ConnectionOpened opened:
                RecordSilently(new SessionOpened(opened.Session, opened.Origin), batch);
                break;

            case OriginTold told when _world.FindSession(told.Session) is not null:
                RecordSilently(new OriginChanged(told.Session, told.Origin), batch);
                break;

            case OriginTold:
                break; // The client is gone already.

            case LinesReceived received:
                for (var i = 0; i < received.Lines.Count; i++)
                    Handle(received.Session, received.Lines[i], batch);
                break;

            case ConnectionClosed closed:
                Close(closed, batch);
                break;

            case QuestionAnswered answered:
                Answer(answered, batch);
                break;

            case ShutdownBegun shutdown:
                foreach (var session in _world.Sessions.ToArray())
                    _dispatcher.End(session, shutdown.Reason, batch);
                break;

            default:
                throw new InvalidOperationException($"Nobody handles {input.GetType().Name}.");
        }
    }

    private void RecordSilently(ChatEvent happened, EngineBatch batch) =>
        _recorder.Record(happened, actor: null, new CommandOutput(batch, _server, actor: null, label: null), batch);

    private void Handle(SessionId id, ClientLine line, EngineBatch batch)
    {
        if (_world.FindSession(id) is not { } session)
            return;

        if (_waiting.TryGetValue(id, out var waiting))
        {
            waiting.Lines.Enqueue(line);
            if (waiting.Lines.Count > MaxDeferred)
                _dispatcher.End(session, "Excess flood", batch);
            return;
        }

        if (line.Message is not { } message)
            Refuse(session, line, batch);
        else if (_dispatcher.Dispatch(session, message, batch) is { } standing)
            _waiting.Add(id, new WaitingSession(standing));
    }

    private void Refuse(Session session, ClientLine line, EngineBatch batch)
    {
        var output = new CommandOutput(batch, _server, session, line.Label);
        output.Reply(line.Fault switch
        {
            LineFault.TooLong => Refusal.InputTooLong(),
            LineFault.InvalidUtf8 => Refusal.InvalidUtf8(line.Verb ?? "*"),
            _ => Refusal.UnknownCommand("*"),
        });
        output.Complete();
    }

    private void Close(ConnectionClosed closed, EngineBatch batch)
    {
        if (_waiting.Remove(closed.Session, out var waiting))
            waiting.Command.Outcomes.Dispose();
        if (_world.FindSession(closed.Session) is { } session)
            _dispatcher.Lose(session, closed.Reason, batch);

        batch.Effects.Add(new SessionReleased(closed.Session));
    }

    private void Answer(QuestionAnswered answered, EngineBatch batch)
    {
        var id = answered.Session;
        if (!_waiting.Remove(id, out var waiting))
            return;
        if (_world.FindSession(id) is not { } session)
        {
            waiting.Command.Outcomes.Dispose();
            return;
        }

        if (_dispatcher.Resume(session, waiting.Command, batch) is { } standing)
        {
            _waiting.Add(id, new WaitingSession(standing, waiting.Lines));
            return;
        }

        while (waiting.Lines.TryDequeue(out var line))
            Handle(id, line, batch);
    }
}
