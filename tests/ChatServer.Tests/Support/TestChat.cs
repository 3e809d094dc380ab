using System.Text;
using System.Threading.Channels;
using ChatCore.Protocol;
using ChatServer.Accounts;
using ChatServer.Commands;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.Questions;
using ChatServer.State;
using ChatServer.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatServer.Tests.Support;

/// <summary>
/// The whole chat but for sockets and threads: engine, store and delivery, run step by step. Names of users stand for their connections.
/// A bug that the dispatcher would log fails the test.
/// </summary>
internal sealed class TestChat
{
    private readonly ConnectionTable _table = new(1_000);
    private readonly DeliveryStage _delivery;
    private readonly ChatEngine _engine;
    private readonly Dictionary<string, (ClientConnection Connection, FakeTransportConnection Transport)> _clients = [];
    private readonly Dictionary<string, int> _seen = [];
    private readonly Channel<EngineInput> _inputs =
        System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();

    public TestChat(ChatOptions? options = null, IEventStore? store = null, StoredState? stored = null, KeptState? kept = null, IAccountStore? accounts = null)
    {
        Options = options ?? new ChatOptions { ServerName = "chat.test", Users = new UserOptions { DefaultModes = "" } };
        Reload = () => new(Options);
        Store = store ?? new InMemoryEventStore(1_000, 1_000);
        _delivery = new DeliveryStage(_table, FakeTransportConnection.FlushAll, new FailingLoggers().CreateLogger<DeliveryStage>());
        Accounts = new AccountService(accounts ?? new InMemoryAccountStore(), Options.Accounts, Time);
        _engine = new ChatEngine(Options, stored ?? new StoredState(default, []), kept ?? KeptState.Nothing, Time, new FailingLoggers());
    }

    /// <summary>Options for tests that send many lines.</summary>
    public static ChatOptions Unhurried { get; } = new()
    {
        ServerName = "chat.test",
        Users = new UserOptions { DefaultModes = "" },
        Limits = new LimitOptions { CommandsPerSecond = 0 },
    };

    public ChatOptions Options { get; }

    public IEventStore Store { get; set; }

    /// <summary>What REHASH reads.</summary>
    public Func<ChatServer.Questions.Reloaded> Reload { get; set; }

    public AccountService Accounts { get; }

    public InMemoryKeptStore Kept { get; } = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public World World => _engine.World;

    /// <summary>Told of every event once it has changed the state.</summary>
    public Action<Recorded>? Observer
    {
        set => _engine.Observer = value;
    }

    /// <summary>Registers these users and has them join the channel, in order: the first is its operator.</summary>
    public TestChat With(string channel, params ReadOnlySpan<string> nicks)
    {
        foreach (var nick in nicks)
        {
            if (!_clients.ContainsKey(nick))
                Register(nick);
            Send(nick, $"JOIN {channel}");
        }

        foreach (var nick in nicks)
            Forget(nick);
        return this;
    }

    /// <summary>A connection that has said nothing yet.</summary>
    public FakeTransportConnection Connect(string name, string? certificate = null, int sendQueueBytes = 1_048_576, bool isSecure = true, string? requestedHost = "chat.test")
    {
        var transport = new FakeTransportConnection(certificate, sendQueueBytes);
        var connection = _table.TryAdd(id => new ClientConnection(id, transport, Options, _inputs.Writer, Time))!;
        _clients[name] = (connection, transport);
        _seen.Remove(name);
        Run(new ConnectionOpened(connection.Id, new SessionOrigin("test", isSecure, certificate) { RequestedHost = isSecure ? requestedHost : null }));
        return transport;
    }

    /// <summary>A registered user with these capabilities; its welcome is forgotten.</summary>
    public FakeTransportConnection Register(string nick, string capabilities = "", string? certificate = null)
    {
        var transport = Connect(nick, certificate);
        Send(nick, capabilities.Length == 0 ? "CAP END" : $"CAP REQ :{capabilities}");
        Send(nick, $"NICK {nick}", $"USER {nick} 0 * :{nick}", "CAP END");
        Assert.Contains(LinesTo(nick), line => line.StartsWith($":chat.test 001 {nick} ", StringComparison.Ordinal));
        Forget(nick);
        return transport;
    }

    /// <summary>Gives a connection another name in the test: its user is about to come back under the old one.</summary>
    public FakeTransportConnection Rename(string name, string newName)
    {
        _clients.Remove(name, out var client);
        _clients[newName] = client;
        return client.Transport;
    }

    /// <summary>Lines as text, each its own read.</summary>
    public void Send(string name, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
            SendBytes(name, Encoding.UTF8.GetBytes(line + "\r\n"));
    }

    public void SendBytes(string name, ReadOnlySpan<byte> bytes)
    {
        var connection = _clients[name].Connection;
        var received = connection.OnReceivedAsync(bytes.ToArray(), CancellationToken.None);
        if (received.IsFaulted && received.AsTask().Exception is { InnerException: ProtocolException broken })
        {
            Drop(name, broken.Message);
            return;
        }

        Assert.True(received.IsCompletedSuccessfully, "The flood gate holds the line back: raise Limits.CommandsPerSecond for this test.");
        RunInputs();
    }

    /// <summary>The network loses the connection.</summary>
    public void Drop(string name, string reason = "Connection lost") =>
        Run(new ConnectionClosed(_clients[name].Connection.Id, reason));

    /// <summary>Whether the connection is gone for the engine and for the table of connections.</summary>
    public bool IsDropped(string name) => _table.Find(_clients[name].Connection.Id) is null;

    public void ShutDown() => Run(new ShutdownBegun("The server is shutting down"));

    public IReadOnlyList<string> LinesTo(string name) => [.. _clients[name].Transport.Lines.Skip(_seen.GetValueOrDefault(name))];

    public string LastLineTo(string name) => LinesTo(name) is [.., var last] ? last : "(nothing)";

    /// <summary>Lines so far no longer count.</summary>
    public void Forget(string name) => _seen[name] = _clients[name].Transport.Lines.Count;

    /// <summary>What the line does to the sender alone: the answers, nothing else.</summary>
    public IReadOnlyList<string> Ask(string name, string line)
    {
        Forget(name);
        Send(name, line);
        return LinesTo(name);
    }

    private void RunInputs()
    {
        while (_inputs.Reader.TryRead(out var input))
            Run(input);
    }

    private void Run(EngineInput input)
    {
        var batch = new EngineBatch();
        _engine.Tick();
        _engine.Handle(input, batch);
        var isStored = TryStore(batch);
        batch.Storing.Set(isStored);
        Kept.ApplyAsync(batch.Kept, CancellationToken.None).GetAwaiter().GetResult();
        _delivery.CarryOut(batch.Effects, isStored);
        _delivery.FlushRound();
        foreach (var raised in batch.Questions)
        {
            Answer(raised.Question);
            Run(new QuestionAnswered(raised.Session));
        }
    }

    /// <summary>The stores of tests answer at once, or fail.</summary>
    private void Answer(Question question)
    {
        try
        {
            question.AnswerAsync(new AnswerSources(Store, Accounts, Kept) { Reload = Reload }, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (IOException)
        {
            // The command finds out that there is no answer.
        }
    }

    private bool TryStore(EngineBatch batch) =>
        batch.Entries.Count == 0 || !Store.AppendAsync(batch.Entries, CancellationToken.None).IsFaulted;

    /// <summary>Everything logged as an error is a failure of the test.</summary>
    private sealed class FailingLoggers : ILoggerFactory, ILogger
    {
        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
                Assert.Fail($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
