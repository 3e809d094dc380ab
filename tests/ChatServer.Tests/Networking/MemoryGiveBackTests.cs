using ChatServer.Networking;

namespace ChatServer.Tests.Networking;

public sealed class MemoryGiveBackTests
{
    private readonly MemoryGiveBack _memory = new(new ConnectionTable(1), TimeProvider.System);

    [Fact]
    public void Memory_is_given_back_once_a_wave_of_connections_has_come_and_not_while_it_comes()
    {
        Assert.False(_memory.IsAfterWave(300));
        Assert.False(_memory.IsAfterWave(900));
        Assert.True(_memory.IsAfterWave(900));
        Assert.False(_memory.IsAfterWave(900));
    }

    [Fact]
    public void A_few_connections_are_no_wave()
    {
        Assert.False(_memory.IsAfterWave(20));
        Assert.False(_memory.IsAfterWave(20));
    }
}
