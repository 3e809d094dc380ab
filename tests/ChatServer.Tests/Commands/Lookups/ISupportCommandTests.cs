using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Lookups;

/// <summary>IRCv3 <c>draft/extended-isupport</c>.</summary>
public sealed class ISupportCommandTests
{
    private readonly TestChat _chat = new(TestChat.Unhurried);

    [Fact]
    public void The_command_sends_the_whole_list_once_more()
    {
        _chat.Connect("alice");
        _chat.Send("alice", "NICK alice", "USER alice 0 * :alice");
        var welcome = _chat.LinesTo("alice").Where(IsToken).ToArray();
        Assert.NotEmpty(welcome);
        Assert.Equal(welcome, _chat.Ask("alice", "ISUPPORT"));
    }

    [Fact]
    public void Before_registration_it_takes_the_capability()
    {
        _chat.Connect("alice");
        Assert.StartsWith(":chat.test 451 * ", Assert.Single(_chat.Ask("alice", "ISUPPORT")), StringComparison.Ordinal);
        _chat.Send("alice", "CAP REQ draft/extended-isupport");
        Assert.All(_chat.Ask("alice", "ISUPPORT"), line => Assert.StartsWith(":chat.test 005 * ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CAP REQ :batch draft/extended-isupport")]
    [InlineData("CAP REQ draft/extended-isupport", "CAP REQ batch")]
    [InlineData("CAP REQ batch", "CAP REQ draft/extended-isupport")]
    public void With_both_capabilities_in_whichever_order_every_list_is_a_batch_of_nothing_else(params string[] requests)
    {
        _chat.Connect("alice");
        _chat.Send("alice", requests);
        AssertBatched(_chat.Ask("alice", "ISUPPORT"));
        _chat.Send("alice", "NICK alice", "USER alice 0 * :alice");
        _chat.Forget("alice");
        _chat.Send("alice", "CAP END");
        AssertBatched([.. _chat.LinesTo("alice").SkipWhile(line => !line.Contains(" BATCH +", StringComparison.Ordinal)).TakeWhile(line => !line.Contains(" 251 ", StringComparison.Ordinal))]);
        AssertBatched([.. _chat.Ask("alice", "VERSION").Skip(1)]);
    }

    [Fact]
    public void With_one_of_them_alone_there_is_no_batch()
    {
        _chat.Register("alice", "batch");
        Assert.All(_chat.Ask("alice", "ISUPPORT"), line => Assert.StartsWith(":chat.test 005 alice ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_label_is_on_the_batch()
    {
        _chat.Register("alice", "batch draft/extended-isupport labeled-response");
        var lines = _chat.Ask("alice", "@label=7 ISUPPORT");
        Assert.StartsWith("@label=7 :chat.test BATCH +", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(" draft/isupport", lines[0], StringComparison.Ordinal);
    }

    private static void AssertBatched(IReadOnlyList<string> lines)
    {
        var reference = lines[0].Split('+', ' ')[^2];
        Assert.Equal($":chat.test BATCH +{reference} draft/isupport", lines[0]);
        Assert.Equal($":chat.test BATCH -{reference}", lines[^1]);
        Assert.NotEmpty(lines.Skip(1).SkipLast(1));
        Assert.All(lines.Skip(1).SkipLast(1), line => Assert.StartsWith($"@batch={reference} :chat.test 005 ", line, StringComparison.Ordinal));
    }

    private static bool IsToken(string line) => line.Contains(" 005 ", StringComparison.Ordinal);
}
