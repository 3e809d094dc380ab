using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class EventIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Text_sorts_like_the_ids()
    {
        var ids = new[] { 0, 1, 31, 32, 1L << 20, EventId.FirstOf(Noon).Value, long.MaxValue - 1, long.MaxValue }.Select(value => new EventId(value)).ToArray();
        Assert.Equal(ids, ids.Reverse().OrderBy(id => id.ToString(), StringComparer.Ordinal));
        Assert.All(ids, id => Assert.Equal(13, id.ToString().Length));
    }

    [Fact]
    public void Text_is_read_back()
    {
        var id = new EventId(EventId.FirstOf(Noon).Value + 7);
        Assert.True(EventId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0000000000000000")]
    [InlineData("000000000000U")]
    [InlineData("zzzzzzzzzzzzz")]
    public void What_is_no_id_is_not_read(string? text) => Assert.False(EventId.TryParse(text, out _));

    [Fact]
    public void The_time_is_in_the_id()
    {
        Assert.Equal(Noon, EventId.FirstOf(Noon).At);
        Assert.Equal(Noon, EventId.LastOf(Noon).At);
        Assert.Equal(EventId.FirstOf(Noon.AddMilliseconds(1)), EventId.LastOf(Noon).Next());
    }

    [Fact]
    public void Times_out_of_range_count_as_the_nearest() =>
        Assert.True(EventId.FirstOf(DateTimeOffset.MinValue) < EventId.FirstOf(Noon) && EventId.FirstOf(DateTimeOffset.MaxValue) > EventId.FirstOf(Noon));
}
