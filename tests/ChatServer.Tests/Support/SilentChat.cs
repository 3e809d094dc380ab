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
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatServer.Tests.Support;

/// <summary>Engine and delivery with clients that take what they are sent and keep nothing: for what the chat itself costs.</summary>
internal sealed class SilentChat
{
    private readonly ChatOptions _options = new() { ServerName = "chat.test", Limits = new LimitOptions { CommandsPerSecond = 0 } };
    private readonly int _perChannel;
    private readonly ConnectionTable _table = new(10_000);
    private readonly Channel<EngineInput> _inputs = System.Threading.Channels.Channel.CreateUnbounded<EngineInput>();
    private readonly List<ClientConnection> _clients = [];
    private readonly DeliveryStage _delivery;
    private readonly ChatEngine _engine;

    /// <param name="perChannel">How many are in one channel.</param>
    public SilentChat(int perChannel)
    {
        _perChannel = perChannel;
        _delivery = new DeliveryStage(_table, FakeTransportConnection.FlushAll, NullLogger<DeliveryStage>.Instance);
        _engine = new ChatEngine(_options, new StoredState(default, []), KeptState.Nothing, TimeProvider.System, NullLoggerFactory.Instance);
    }

    /// <summary>How often something was written to a client: each would be one TLS record and one system call.</summary>
    public int Writes => _clients.Sum(client => ((Sink)client.Transport).Writes);

    /// <summary>How many bytes all clients together were sent.</summary>
    public long BytesWritten => _clients.Sum(client => ((Sink)client.Transport).BytesWritten);

    /// <summary>Another client registers and enters a channel.</summary>
    public void Enter()
    {
        var number = _clients.Count;
        _clients.Add(_table.TryAdd(id => new ClientConnection(id, new Sink(), _options, _inputs.Writer, TimeProvider.System))!);
        var origin = new SessionOrigin($"{number:x16}.cloak", IsSecure: true) { Address = "192.0.2.1" };
        _inputs.Writer.TryWrite(new ConnectionOpened(_clients[number].Id, origin));
        var nick = string.Create(CultureInfo.InvariantCulture, $"user{number}");
        Receive(number, Encoding.UTF8.GetBytes($"NICK {nick}\r\nUSER {nick} 0 * :User\r\nJOIN #room{number / _perChannel}\r\n"));
        RunRound();
        Assert.NotNull(_engine.World.FindUser(nick));
    }

    /// <summary>Bytes come from a client; they wait for the round.</summary>
    public void Receive(int client, ReadOnlyMemory<byte> bytes) =>
        _clients[client].OnReceivedAsync(bytes, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>All that waits becomes one batch, as in a busy server.</summary>
    public void RunRound()
    {
        var batch = new EngineBatch();
        _engine.Tick();
        while (_inputs.Reader.TryRead(out var input))
            _engine.Handle(input, batch);
        batch.Storing.Set(true);
        _delivery.CarryOut(batch.Effects, isStored: true);
        _delivery.FlushRound();
    }

    private sealed class Sink : ITransportConnection
    {
        private static readonly byte[] Record = new byte[16_384];

        public int Writes { get; private set; }

        public long BytesWritten { get; private set; }

        public IPAddress RemoteAddress { get; set; } = IPAddress.Loopback;

        public bool IsSecure => true;

        public string? CertificateFingerprint => null;

        public string? RequestedHost => null;

        public OutboundBuffer Outbound { get; } = new(1_048_576);

        public void Flush()
        {
            while (Outbound.TakeInto(Record) is > 0 and var size)
            {
                Writes++;
                BytesWritten += size;
            }
        }

        public void CloseAfterFlush() => Flush();

        public void Abort() => Flush();
    }
}
