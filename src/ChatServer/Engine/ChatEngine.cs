using ChatCore.Protocol;
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
    /// <summary>Lines of one client that may wait for its history; beyond it the client is disconnected.</summary>
    private const int MaxDeferred = 2_000;

    private readonly ChatOptions _options;
    private readonly World _world;
    private readonly EventClock _clock;
    private readonly EventRecorder _recorder;
    private readonly CommandDispatcher _dispatcher;

    /// <summary>Lines that wait for a lookup of their client: answers come in the order of the commands.</summary>
    private readonly Dictionary<SessionId, Queue<ClientLine>> _deferred = [];

    public ChatEngine(ChatOptions options, StoredState stored, TimeProvider timeProvider, ILoggerFactory loggers)
    {
        _options = options;
        _world = new World(options.Limits.EmptyChannels);
        foreach (var (channel, topic) in stored.Topics)
            _world.RestoreChannel(channel, topic);
        _clock = new EventClock(timeProvider, stored.Newest);
        _recorder = new EventRecorder(_world, _clock);
        _dispatcher = new CommandDispatcher(_world, _recorder, options, loggers.CreateLogger<CommandDispatcher>());
    }

    public World World => _world;

    /// <summary>Reads the clock: once for each run of inputs.</summary>
    public void Tick() => _clock.Tick();

    public void Handle(EngineInput input, EngineBatch batch)
    {
        switch (input)
        {
            case ConnectionOpened opened:
                var silent = new CommandOutput(batch, _options.ServerName, actor: null, label: null);
                _recorder.Record(new SessionOpened(opened.Session, opened.Origin), actor: null, silent, batch);
                break;

            case LinesReceived received:
                foreach (var line in received.Lines)
                    Handle(received.Session, line, batch);
                break;

            case ConnectionClosed closed:
                Close(closed, batch);
                break;

            case HistoryAnswered answered:
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

    private void Handle(SessionId id, ClientLine line, EngineBatch batch)
    {
        if (_world.FindSession(id) is not { } session)
            return;

        if (_deferred.TryGetValue(id, out var waiting))
        {
            waiting.Enqueue(line);
            if (waiting.Count > MaxDeferred)
                _dispatcher.End(session, "Excess flood", batch);
            return;
        }

        if (line.Message is not { } message)
        {
            Refuse(session, line.Fault, batch);
        }
        else if (_dispatcher.Dispatch(session, message, batch) is { } lookup)
        {
            _deferred.Add(id, new Queue<ClientLine>());
            batch.Effects.Add(lookup);
        }
    }

    private void Refuse(Session session, LineFault fault, EngineBatch batch)
    {
        var output = new CommandOutput(batch, _options.ServerName, session, label: null);
        output.Reply(fault switch
        {
            LineFault.TooLong => Refusal.InputTooLong(),
            LineFault.InvalidUtf8 => Refusal.InvalidUtf8(),
            _ => Refusal.UnknownCommand("*"),
        });
        output.Complete();
    }

    private void Close(ConnectionClosed closed, EngineBatch batch)
    {
        _deferred.Remove(closed.Session);
        if (_world.FindSession(closed.Session) is { } session)
            _dispatcher.Lose(session, closed.Reason, batch);

        batch.Effects.Add(new SessionReleased(closed.Session));
    }

    private void Answer(HistoryAnswered answered, EngineBatch batch)
    {
        var id = answered.Lookup.Session;
        if (!_deferred.Remove(id, out var waiting) || _world.FindSession(id) is not { } session)
            return;

        var output = new CommandOutput(batch, _options.ServerName, session, answered.Lookup.Label);
        var target = answered.Lookup.Request.Target;
        if (answered.Entries is { } entries)
            output.History(target, entries.Select(entry => entry.ToMessage()));
        else
            output.Reply(Refusal.Fail(Verbs.ChatHistory, "MESSAGE_ERROR", "Messages could not be read: try again later", target));
        output.Complete();

        while (waiting.TryDequeue(out var line))
            Handle(id, line, batch);
    }
}
