using ChatServer.Configuration;
using ChatServer.Tests.Support;

namespace ChatServer.Tests.Commands.Reading;

/// <summary>soju's <c>soju.im/search</c>, sentence by sentence.</summary>
public sealed class SearchCommandTests
{
    private readonly TestChat _chat = new(TestChat.Unhurried);

    public SearchCommandTests()
    {
        _chat.Register("alice", "batch message-tags server-time soju.im/search", certificate: "a1");
        _chat.Register("bob", "batch", certificate: "b1");
        _chat.With("#lobby", "alice", "bob");
        _chat.With("#elsewhere", "bob");
        _chat.Time.Advance(TimeSpan.FromHours(1));
        _chat.Send("alice", "PRIVMSG #lobby :the quick fox", "PRIVMSG bob :quick and private");
        _chat.Time.Advance(TimeSpan.FromHours(1));
        _chat.Send("bob", "PRIVMSG #lobby :a quick answer", "PRIVMSG #elsewhere :quick, out of sight", "NOTICE #lobby :closing time");
    }

    [Theory]
    [InlineData("text=quick", "fox", "private", "answer")]
    [InlineData("text=quick;in=#lobby", "fox", "answer")]
    [InlineData("text=quick;in=bob", "private")]
    [InlineData(@"text=QUICK\sfox", "fox")]
    [InlineData("from=Bob", "answer", "time")]
    [InlineData("from=bob;in=#lobby;text=answer", "answer")]
    [InlineData("in=#lobby", "fox", "answer", "time")]
    [InlineData("text=nowhere")]
    [InlineData("before=2010-01-01T00:00:00.000Z;in=#lobby")]
    public void A_message_has_to_match_all_attributes(string attributes, params string[] last) => Assert.Equal(last, Found(attributes));

    [Fact]
    public void Both_ends_of_the_time_are_included()
    {
        Assert.Equal(["fox", "private"], Found("after=2026-11-22T13:00:00.000Z;before=2026-11-22T13:30:00.000Z"));
        Assert.Equal(["fox"], Found("before=2026-11-22T13:00:00.000Z"));
    }

    [Fact]
    public void With_after_the_oldest_are_found_first_and_otherwise_the_newest()
    {
        Assert.Equal(["fox", "private"], Found("after=2026-11-22T00:00:00.000Z;limit=2"));
        Assert.Equal(["answer", "time"], Found("limit=2"));
        Assert.Equal(["fox", "private"], Found("before=2026-11-22T13:30:00.000Z;limit=2"));
    }

    [Fact]
    public void The_limit_is_bounded_by_that_of_the_history()
    {
        var chat = new TestChat(TestChat.Unhurried with { History = new HistoryOptions { MaxMessagesPerRequest = 2 } });
        chat.Register("alice", "batch");
        chat.With("#lobby", "alice");
        chat.Send("alice", "PRIVMSG #lobby :one", "PRIVMSG #lobby :two", "PRIVMSG #lobby :three");
        Assert.Equal(4, chat.Ask("alice", "SEARCH limit=1000").Count);
    }

    [Fact]
    public void Nothing_found_is_an_empty_batch() =>
        Assert.Equal([":chat.test BATCH +b1 soju.im/search", ":chat.test BATCH -b1"], Untimed(_chat.Ask("alice", "SEARCH text=nowhere")));

    [Fact]
    public void Found_messages_carry_the_time_and_the_id_they_had()
    {
        _chat.Forget("alice");
        _chat.Send("bob", "PRIVMSG #lobby :unmistakable");
        var original = _chat.LastLineTo("alice");
        var found = _chat.Ask("alice", "SEARCH text=unmistakable")[1];
        Assert.Equal(Tag(original, "msgid"), Tag(found, "msgid"));
        Assert.Equal(Tag(original, "time"), Tag(found, "time"));
    }

    [Fact]
    public void Clients_without_batches_are_answered_as_well()
    {
        _chat.Register("carol");
        _chat.Send("carol", "JOIN #lobby");
        Assert.Equal([":alice!alice@test PRIVMSG #lobby :the quick fox"], _chat.Ask("carol", "SEARCH text=fox"));
    }

    [Fact]
    public void Who_has_left_a_channel_finds_nothing_of_it_any_more()
    {
        _chat.Send("bob", "PART #elsewhere");
        Assert.DoesNotContain(_chat.Ask("bob", "SEARCH text=quick"), line => line.Contains("sight", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_taken_back_is_not_found()
    {
        _chat.Send("alice", "PRIVMSG #lobby :regrettable");
        var id = Tag(_chat.Ask("alice", "SEARCH text=regrettable")[1], "msgid");
        _chat.Send("alice", $"REDACT #lobby {id["msgid=".Length..]}");
        Assert.Empty(Found("text=regrettable"));
    }

    [Theory]
    [InlineData("SEARCH text=x;in=#elsewhere", "in")]
    [InlineData("SEARCH text=x;in=#nowhere", "in")]
    [InlineData("SEARCH colour=red", "colour")]
    [InlineData("SEARCH text=x;limit=none", "limit")]
    [InlineData("SEARCH text=x;limit=0", "limit")]
    [InlineData("SEARCH text=x;before=now", "before")]
    [InlineData("SEARCH text=x;after=now", "after")]
    [InlineData(@"SEARCH text=1\s2\s3\s4\s5\s6\s7\s8\s9\s10\s11\s12\s13\s14\s15\s16\s17\s18\s19\s20\s21", "text")]
    public void Wrong_attributes_are_refused_by_name(string line, string attribute) => Assert.StartsWith(
        $":chat.test FAIL SEARCH INVALID_PARAMS {attribute} :", Assert.Single(Untimed(_chat.Ask("alice", line))), StringComparison.Ordinal);

    [Fact]
    public void A_store_that_fails_is_an_internal_error()
    {
        _chat.Store = new FailingStore();
        Assert.StartsWith(":chat.test FAIL SEARCH INTERNAL_ERROR :", Assert.Single(Untimed(_chat.Ask("alice", "SEARCH text=x"))), StringComparison.Ordinal);
    }

    private IEnumerable<string> Found(string attributes) =>
        _chat.Ask("alice", $"SEARCH {attributes}").Skip(1).SkipLast(1).Select(line => line.Split(' ')[^1]);

    private static IEnumerable<string> Untimed(IEnumerable<string> lines) => lines.Select(line => line[0] == '@' ? line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..] : line);

    private static string Tag(string line, string key) => line.Split(' ')[0].TrimStart('@').Split(';').First(tag => tag.StartsWith($"{key}=", StringComparison.Ordinal));
}
