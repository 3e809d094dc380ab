using ChatCore.Client;
using ChatCore.Protocol;
using ChatCore.Tests.Support;

namespace ChatCore.Tests.Client;

public sealed class BatchCollectorTests
{
    private readonly BatchCollector _batches = new();

    [Fact]
    public void A_batch_inside_another_is_part_of_it()
    {
        Assert.Null(Take("@label=1 BATCH +outer labeled-response"));
        Assert.Null(Take("@batch=outer NOTE a"));
        Assert.Null(Take("@batch=outer BATCH +inner chathistory #chan"));
        Assert.Null(Take("@batch=inner PRIVMSG #chan b"));
        Assert.Null(Take("BATCH -inner"));
        var batch = Take("BATCH -outer");
        Assert.Equal(("labeled-response", "1"), (batch?.Type, batch?.Label));
        Assert.Equal(["NOTE", "PRIVMSG"], batch!.Lines.Select(line => line.Verb));
    }

    [Fact]
    public void Lines_outside_of_open_batches_are_not_taken()
    {
        Assert.False(_batches.TryTake(Lines.Parse("PRIVMSG #chan a"), out _));
        Assert.False(_batches.TryTake(Lines.Parse("@batch=unknown PRIVMSG #chan a"), out _));
        Assert.Null(Take("BATCH -unknown"));
    }

    [Fact]
    public void A_server_that_only_ever_opens_batches_is_broken()
    {
        var failure = Assert.Throws<ProtocolException>(() =>
        {
            for (var i = 0; i < 1_000; i++)
                Take($"BATCH +b{i} x");
        });
        Assert.Contains("batches", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_beyond_the_limit_are_dropped()
    {
        Take("BATCH +b x");
        for (var i = 0; i < 30_000; i++)
            Take("@batch=b NOTE a");
        Assert.Equal(20_000, Take("BATCH -b")!.Lines.Count);
    }

    private Batch? Take(string line)
    {
        Assert.True(_batches.TryTake(Lines.Parse(line), out var completed));
        return completed;
    }
}
