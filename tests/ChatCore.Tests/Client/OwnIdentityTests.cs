using ChatCore.Client;

namespace ChatCore.Tests.Client;

public sealed class OwnIdentityTests
{
    private readonly OwnIdentity _self = new();

    [Fact]
    public void From_the_ids_seen_none_to_come_can_be_made()
    {
        var ids = Enumerable.Range(0, 200).Select(_ => _self.NextId()).ToArray();
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{16}$", id));
        Assert.Equal(ids.Length, ids.Distinct().Count());

        // What is common to two ids in a row would be known of the next one: of random ones every place differs somewhere.
        for (var place = 0; place < 16; place++)
            Assert.True(ids.Select(id => id[place]).Distinct().Count() > 1, $"Every id has '{ids[0][place]}' in place {place}.");
    }

    [Fact]
    public void Only_what_was_given_out_is_an_own_id()
    {
        var id = _self.NextId();
        Assert.True(_self.IsOwnId(id));
        Assert.False(_self.IsOwnId(id[..8] + "00000002"));
        Assert.False(_self.IsOwnId(new OwnIdentity().NextId()));
        Assert.False(_self.IsOwnId(null));
    }

    [Fact]
    public void Ids_are_remembered_longer_than_the_largest_outbox_and_not_for_ever()
    {
        var first = _self.NextId();
        for (var i = 0; i < 10_000; i++)
            _self.NextId();
        Assert.True(_self.IsOwnId(first));
        for (var i = 0; i < 10_000; i++)
            _self.NextId();
        Assert.False(_self.IsOwnId(first));
    }
}
