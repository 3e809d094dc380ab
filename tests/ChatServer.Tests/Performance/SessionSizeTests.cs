using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using ChatServer.Accounts;
using ChatServer.Configuration;
using ChatServer.Delivery;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Storage;
using ChatServer.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServer.Tests.Performance;

/// <summary>What the chat keeps of somebody who is there and silent: a guard without a clock.</summary>
[Collection(nameof(Alone))]
public sealed class SessionSizeTests
{
    private const int Users = 2_000;
    private const int PerChannel = 50;

    /// <summary>Bytes of managed memory for a registered session in one channel, its connection included and its transport not.</summary>
    private const int Bound = 2_600;

    [Fact]
    public void A_silent_session_is_small()
    {
        Measure(users: 100); // What is made once is not counted.

        var bytes = Measure(Users);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes for each session"));
        Assert.InRange(bytes, 1, Bound);
    }

    private static long Measure(int users)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var chat = new SilentChat();
        for (var i = 0; i < users; i++)
            chat.Enter(i);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(chat);
        return (after - before) / users;
    }

    /// <summary>Engine and delivery with clients that take what they are sent and keep nothing.</summary>
    private sealed class SilentChat
    {
        private readonly ChatOptions _options = new() { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } };
        private readonly ConnectionTable _table = new(Users);
        private readonly Channel<EngineInput> _inputs = System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();
        private readonly DeliveryStage _delivery;
        private readonly ChatEngine _engine;

        public SilentChat()
        {
            _delivery = new DeliveryStage(_table, FakeTransportConnection.FlushAll, NullLogger<DeliveryStage>.Instance);
            _engine = new ChatEngine(_options, new StoredState(default, []), KeptState.Nothing, TimeProvider.System, NullLoggerFactory.Instance);
        }

        public void Enter(int number)
        {
            var connection = _table.TryAdd(id => new ClientConnection(id, new Sink(), _options, _inputs.Writer, TimeProvider.System))!;
            Run(new ConnectionOpened(connection.Id, new SessionOrigin($"{number:x16}.cloak", IsSecure: true) { Address = "192.0.2.1" }));
            var hello = $"NICK user{number}\r\nUSER user{number} 0 * :User number {number}\r\nJOIN #room{number / PerChannel}\r\n";
            connection.OnReceivedAsync(Encoding.UTF8.GetBytes(hello), CancellationToken.None).AsTask().GetAwaiter().GetResult();
            while (_inputs.Reader.TryRead(out var input))
                Run(input);
            Assert.NotNull(_engine.World.FindUser($"user{number}"));
        }

        private void Run(EngineInput input)
        {
            var batch = new EngineBatch();
            _engine.Tick();
            _engine.Handle(input, batch);
            batch.Storing.Set(true);
            _delivery.CarryOut(batch.Effects, isStored: true);
            _delivery.FlushRound();
        }
    }

    private sealed class Sink : ITransportConnection
    {
        public IPAddress RemoteAddress { get; set; } = IPAddress.Loopback;

        public bool IsSecure => true;

        public string? CertificateFingerprint => null;

        public string? RequestedHost => null;

        public OutboundBuffer Outbound { get; } = new(1_048_576);

        public void Flush() => OutboundBuffer.Return(Outbound.Take());

        public void CloseAfterFlush() => Flush();

        public void Abort() => Flush();
    }
}
