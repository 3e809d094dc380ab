using System.Diagnostics;
using System.Runtime.InteropServices;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace ChatServer.Running;

/// <summary>The verb <c>run</c>: puts the server together and runs it until it is told to stop.</summary>
internal static class RunVerb
{
    public static async Task<int> RunAsync(string? configFile)
    {
        var started = Stopwatch.GetTimestamp();
        var configuration = OptionsLoader.ReadSources(configFile);
        var options = OptionsLoader.Load(configuration);
        DataDirectory.Prepare(options.DataDirectory);
        using var loggers = CreateLoggers(configuration);
        foreach (var key in UnknownKeys.FindReserved(configuration))
            RunningLog.ReservedKey(loggers.CreateLogger(nameof(RunVerb)), key);

        await using var store = OpenStore(options);
        var stored = await store.LoadAsync(options.Limits.EmptyChannels, CancellationToken.None);
        await using var accounts = SqliteAccountStore.Open(options.DataDirectory);
        var keptStore = new SqliteKeptStore(options.DataDirectory);
        var kept = new KeptState(await accounts.ListAsync(CancellationToken.None), await keptStore.LoadAsync(CancellationToken.None));
        await using var transport = TransportChoice.Create(options, loggers);
        var time = options.Testing.Enabled ? new ScaledClock(options.Testing.Clock) : TimeProvider.System;
        var reload = new ConfigurationReload(configFile);
        var sources = new AnswerSources(store, new AccountService(accounts, options.Accounts, time), keptStore) { Reload = reload.Read };
        var pipeline = new Pipeline(options, sources, stored, kept, transport, HostCloak.LoadOrCreate(options.DataDirectory), time, loggers);

        var listeners = new List<Listener>();
        try
        {
            foreach (var listener in options.Listeners)
            {
                var security = SecurityOf(listener, options);
                listeners.Add(new Listener(listener, security, transport, pipeline.Acceptor, pipeline.Limiter, loggers.CreateLogger<Listener>()));
                reload.Add(listeners[^1], () => CertificateOf(listener, options));
            }

            using var stop = new StopSignal();
            StartBanner.Print(Console.Out, options, listeners, transport.Name, Stopwatch.GetElapsedTime(started));
            await pipeline.RunAsync(listeners, stop.Token);
            return 0;
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static ListenerSecurity SecurityOf(ListenerOptions listener, ChatOptions options) => new(CertificateOf(listener, options))
    {
        IsWebSocket = listener.Protocol == ListenerOptions.WebSocket,
        Proxy = new ProxyPolicy(listener.ProxyProtocol, options.Connections),
    };

    private static ServerCertificate? CertificateOf(ListenerOptions listener, ChatOptions options) => listener switch
    {
        { Tls: false } => null,
        { CertificatePath: { } certificate, KeyPath: { } key } => ServerCertificate.Load(certificate, key),
        _ => ServerCertificate.LoadOrCreate(options.DataDirectory, options.ServerName),
    };

    private static IEventStore OpenStore(ChatOptions options)
    {
        const int KeptInMemory = 10_000;
        var history = options.History;
        if (history.Persistent)
            return SqliteEventStore.Open(options.DataDirectory, history);

        return new InMemoryEventStore(
            history.MessagesPerChannel == 0 ? KeptInMemory : history.MessagesPerChannel,
            history.MessagesPerConversation == 0 ? KeptInMemory : history.MessagesPerConversation);
    }

    private static ILoggerFactory CreateLoggers(IConfiguration configuration) => LoggerFactory.Create(logging => logging
        .AddConfiguration(configuration.GetSection("Logging"))
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
            console.UseUtcTimestamp = true;
        }));

    /// <summary>SIGTERM, SIGINT or Ctrl-C.</summary>
    private sealed class StopSignal : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly PosixSignalRegistration[] _signals;

        public StopSignal() => _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        ];

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            foreach (var signal in _signals)
                signal.Dispose();
            _source.Dispose();
        }

        private void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            _source.Cancel();
        }
    }
}
