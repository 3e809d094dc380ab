using ChatServer.Configuration;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Networking;

public sealed class ConnectionTableTests
{
    private readonly ConnectionTable _table = new(2);

    [Fact]
    public void A_slot_is_used_again_under_another_id()
    {
        var first = Add()!.Id;
        _table.Remove(first);
        var second = Add()!.Id;

        Assert.Equal(first.Slot, second.Slot);
        Assert.Null(_table.Find(first));
        Assert.NotNull(_table.Find(second));
        _table.Remove(first);
        Assert.NotNull(_table.Find(second));
    }

    [Fact]
    public void A_full_table_takes_no_more()
    {
        Assert.NotNull(Add());
        Assert.NotNull(Add());
        Assert.Null(Add());
        Assert.Equal(2, _table.All().Count());
    }

    private ClientConnection? Add() => _table.TryAdd(id => new ClientConnection(
        id, new FakeTransportConnection(), new ChatOptions(), System.Threading.Channels.Channel.CreateUnbounded<EngineInput>(), TimeProvider.System));
}
