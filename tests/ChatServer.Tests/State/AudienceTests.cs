using ChatServer.State;

namespace ChatServer.Tests.State;

public sealed class AudienceTests
{
    [Fact]
    public void A_snapshot_stays_as_it_was()
    {
        var builder = new AudienceBuilder();
        foreach (var i in Enumerable.Range(0, 10))
            builder.Add(new SessionId(i));
        var before = builder.Snapshot();

        builder.Add(new SessionId(10));
        builder.Remove(new SessionId(3));
        builder.Add(new SessionId(11));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), before.Sessions.ToArray().Select(id => id.Value));
        Assert.Equal([0L, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11], builder.Snapshot().Sessions.ToArray().Select(id => id.Value));
    }
}
