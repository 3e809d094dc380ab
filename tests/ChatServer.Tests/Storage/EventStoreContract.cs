using ChatCore.Protocol;
using ChatServer.State;
using ChatServer.Storage;

namespace ChatServer.Tests.Storage;

/// <summary>What every store does: the same tests on each.</summary>
public abstract class EventStoreContract : IAsyncDisposable
{
    private const long FirstId = 1L << 20;

    private protected abstract IEventStore Store { get; }

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_appended_is_read_oldest_first()
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "two"), InChannel(3, "three"));
        Assert.Equal(["one", "two", "three"], await ReadAsync(Latest(10)));
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was()
    {
        var entry = InChannel(1, "text with : and é 😀") with { Kind = EntryKind.Notice, Tags = @"+webchat/id=1;+x=a\sb" };
        await AppendAsync(entry);
        Assert.Equal(entry, Assert.Single(await Store.ReadAsync(Latest(1), Token)));
    }

    [Fact]
    public async Task The_limit_counts_from_the_end_asked_for()
    {
        await AppendAsync([.. Enumerable.Range(1, 9).Select(i => InChannel(i, $"m{i}"))]);
        Assert.Equal(["m8", "m9"], await ReadAsync(Latest(2)));
        Assert.Equal(["m1", "m2"], await ReadAsync(Latest(2) with { From = HistoryEnd.Oldest }));
    }

    [Fact]
    public async Task Both_ends_are_exclusive()
    {
        await AppendAsync([.. Enumerable.Range(1, 9).Select(i => InChannel(i, $"m{i}"))]);
        Assert.Equal(["m4", "m5", "m6"], await ReadAsync(Latest(10) with { After = Id(3), Before = Id(7) }));
    }

    [Fact]
    public async Task Only_messages_are_read()
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "topic") with { Kind = EntryKind.Topic }, InChannel(3, "") with { Kind = EntryKind.Join });
        Assert.Equal(["one"], await ReadAsync(Latest(10)));
    }

    [Fact]
    public async Task Logs_are_apart()
    {
        await AppendAsync(InChannel(1, "here"), InChannel(2, "there") with { Log = "#other", Target = "#other" });
        Assert.Equal(["here"], await ReadAsync(Latest(10)));
        Assert.Empty(await ReadAsync(Latest(10) with { Log = new HistoryLog.OfChannel("#nowhere") }));
    }

    [Fact]
    public async Task One_event_may_be_in_several_logs()
    {
        await AppendAsync(InChannel(1, "both"), InChannel(1, "both") with { Log = "#other", Target = "#other" });
        Assert.Equal(["both"], await ReadAsync(Latest(10)));
        Assert.Equal(["both"], await ReadAsync(Latest(10) with { Log = new HistoryLog.OfChannel("#other") }));
    }

    [Fact]
    public async Task A_private_conversation_is_found_by_its_two_sides_only()
    {
        await AppendAsync(Private(1, "cert:a", "alice", "cert:b", "bob", "psst"), Private(2, "cert:b", "bob", "cert:a", "alice", "what?"));
        Assert.Equal(["psst", "what?"], await ReadAsync(Between("cert:a", "bob")));
        Assert.Equal(["psst", "what?"], await ReadAsync(Between("cert:b", "alice")));
        Assert.Empty(await ReadAsync(Between("cert:c", "alice")));
        Assert.Empty(await ReadAsync(Between("cert:c", "bob")));
        Assert.Empty(await ReadAsync(Between("cert:a", "alice")));
    }

    [Fact]
    public async Task A_conversation_goes_on_under_the_others_new_nickname()
    {
        await AppendAsync(Private(1, "cert:a", "alice", "cert:b", "bob", "one"), Private(2, "cert:a", "alice", "cert:b", "Robert", "two"));
        Assert.Equal(["one", "two"], await ReadAsync(Between("cert:a", "robert")));
    }

    [Fact]
    public async Task All_who_went_by_a_nickname_are_found_in_order()
    {
        await AppendAsync(
            Private(1, "cert:a", "alice", "cert:b", "bob", "one"),
            Private(2, "cert:a", "alice", "cert:other", "bob", "two"),
            Private(3, "cert:a", "alice", "cert:b", "bob", "three"));
        Assert.Equal(["one", "two", "three"], await ReadAsync(Between("cert:a", "bob")));
        Assert.Equal(["two"], await ReadAsync(Between("cert:other", "alice")));
    }

    [Fact]
    public async Task Events_are_read_by_those_who_ask_for_them()
    {
        await AppendAsync(
            InChannel(1, "one"), InChannel(2, "topic") with { Kind = EntryKind.Topic }, InChannel(3, "") with { Kind = EntryKind.TagMsg, Tags = "+x" },
            Redaction(4, of: 99));
        Assert.Equal(["one", "topic", ""], await ReadAsync(Latest(10) with { WithEvents = true }));
    }

    [Fact]
    public async Task A_message_that_was_taken_back_is_gone_with_its_edits()
    {
        await AppendAsync(
            InChannel(1, "one"), InChannel(2, "secret"), InChannel(3, "secrets") with { Kind = EntryKind.Edit, Refers = Id(2) }, Redaction(4, of: 2));
        Assert.Equal(["one"], await ReadAsync(Latest(10)));
        Assert.Equal(["one"], await ReadAsync(Latest(10) with { WithEvents = true }));
        Assert.Empty(await Store.FindAsync(new HistoryLog.OfChannel("#lobby"), Id(2), Token));
        Assert.Empty(await SearchAsync("secret"));
    }

    [Fact]
    public async Task A_message_is_found_by_its_id_in_its_own_log_only()
    {
        await AppendAsync(InChannel(1, "one") with { Sender = "cert:a" }, InChannel(2, "topic") with { Kind = EntryKind.Topic });
        Assert.Equal("cert:a", Assert.Single(await Store.FindAsync(new HistoryLog.OfChannel("#lobby"), Id(1), Token)).Sender);
        Assert.Empty(await Store.FindAsync(new HistoryLog.OfChannel("#other"), Id(1), Token));
        Assert.Empty(await Store.FindAsync(new HistoryLog.OfChannel("#lobby"), Id(2), Token));
    }

    [Fact]
    public async Task Targets_are_conversations_by_their_latest_message()
    {
        await AppendAsync(
            InChannel(1, "one"), Private(2, "cert:a", "alice", "cert:b", "Bob", "two"), InChannel(3, "three"),
            Private(4, "cert:c", "carol", "cert:a", "alice", "four"), InChannel(5, "topic") with { Kind = EntryKind.Topic });
        Assert.Equal([("Bob", Id(2)), ("#Lobby", Id(3)), ("carol", Id(4))], await TargetsAsync(Id(0), Id(9)));
        Assert.Equal([("#Lobby", Id(3))], await TargetsAsync(Id(2), Id(4)));
        Assert.Empty(await TargetsAsync(Id(0), Id(2)));
        Assert.Equal([("#Lobby", Id(3)), ("carol", Id(4))], await TargetsAsync(Id(0), Id(9), limit: 2, HistoryEnd.Newest));
    }

    [Fact]
    public async Task Words_are_searched_in_the_logs_given()
    {
        await AppendAsync(
            InChannel(1, "The quick brown fox"), InChannel(2, "a lazy dog") with { Source = Source.Parse("Bob!b@host") }, InChannel(3, "quick dog"),
            InChannel(4, "quick elsewhere") with { Log = "#other", Target = "#other" });
        Assert.Equal(["The quick brown fox", "quick dog"], await SearchAsync("QUICK"));
        Assert.Equal(["quick dog"], await SearchAsync("quick", "dog"));
        Assert.Equal(["a lazy dog"], await SearchFromAsync("bob"));
        Assert.Empty(await SearchAsync("\"OR\" NEAR("));
    }

    [Fact]
    public async Task A_renamed_channels_log_goes_on_under_the_new_name()
    {
        await AppendAsync(InChannel(1, "before"), Renamed(2, "#lobby", "#hall"), InHall(3, "after"));
        Assert.Equal(["before", "after"], await ReadAsync(Latest(10) with { Log = new HistoryLog.OfChannel("#hall") }));
        Assert.Empty(await ReadAsync(Latest(10)));
    }

    [Fact]
    public async Task What_an_earlier_channel_of_the_new_name_left_does_not_mix_with_it()
    {
        await AppendAsync(InHall(1, "long ago"), InChannel(2, "before"), Renamed(3, "#lobby", "#hall"));
        Assert.Equal(["before"], await ReadAsync(Latest(10) with { Log = new HistoryLog.OfChannel("#hall") }));
    }

    [Fact]
    public async Task A_closed_log_is_read_by_nobody_and_its_channel_begins_another()
    {
        await AppendAsync(InChannel(1, "secret"), InChannel(2, "") with { Kind = EntryKind.Part, ClosesLog = true });
        Assert.Empty(await ReadAsync(Latest(10)));
        await AppendAsync(InChannel(3, "new"));
        Assert.Equal(["new"], await ReadAsync(Latest(10)));
        Assert.Empty(await SearchAsync("secret"));
    }

    private static LogEntry InHall(int number, string text) => InChannel(number, text) with { Log = "#hall", Target = "#hall" };

    private protected static LogEntry Renamed(int number, string from, string to) =>
        InChannel(number, $"{from} ") with { Log = to, Target = to, Kind = EntryKind.Rename, Continues = from };

    [Theory]
    [InlineData(HistoryEnd.Oldest, "one", "two")]
    [InlineData(HistoryEnd.Newest, "two", "three")]
    public async Task What_is_searched_is_limited_from_one_end_and_comes_oldest_first(object countedFrom, params string[] texts)
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "two"), InChannel(3, "three"), InChannel(4, "later"));
        var query = new SearchQuery([new HistoryLog.OfChannel("#lobby")], [], null, default, Id(4), 2) { CountedFrom = (HistoryEnd)countedFrom };
        Assert.Equal(texts, (await Store.SearchAsync(query, Token)).Select(entry => entry.Text));
    }

    private async Task<IEnumerable<(string, EventId)>> TargetsAsync(EventId after, EventId before, int limit = 10, HistoryEnd from = HistoryEnd.Oldest) =>
        (await Store.ReadTargetsAsync(new TargetsQuery("cert:a", [("#lobby", "#Lobby")], after, before, limit, from), Token))
            .Select(target => (target.Name, target.Latest));

    private protected Task<IEnumerable<string>> SearchAsync(params string[] words) => SearchFromAsync(null, words);

    private async Task<IEnumerable<string>> SearchFromAsync(string? from, params string[] words) =>
        (await Store.SearchAsync(
            new SearchQuery([new HistoryLog.OfChannel("#lobby")], words, from, default, new EventId(long.MaxValue), 10), Token))
            .Select(entry => entry.Text);

    private protected static LogEntry Redaction(int number, int of) =>
        InChannel(number, string.Empty) with { Kind = EntryKind.Redaction, Refers = Id(of) };

    private protected static EventId Id(int number) => new(FirstId + number);

    private protected static LogEntry InChannel(int number, string text) => new()
    {
        Id = Id(number),
        Log = "#lobby",
        Kind = EntryKind.PrivMsg,
        Source = Source.Parse("alice!a@host"),
        Target = "#Lobby",
        Text = text,
    };

    private protected static HistoryQuery Latest(int limit) =>
        new(new HistoryLog.OfChannel("#lobby"), default, new EventId(long.MaxValue), limit, HistoryEnd.Newest);

    private protected async Task AppendAsync(params IReadOnlyList<LogEntry> entries) => await Store.AppendAsync(entries, Token);

    private protected async Task<IEnumerable<string>> ReadAsync(HistoryQuery query) =>
        (await Store.ReadAsync(query, Token)).Select(entry => entry.Text);

    private protected static HistoryQuery Between(string identity, string peer) => Latest(100) with { Log = new HistoryLog.OfConversation(identity, peer) };

    private protected static LogEntry Private(int number, string from, string fromNick, string to, string toNick, string text)
    {
        var parties = new PrivateParties(from, fromNick, to, toNick);
        return InChannel(number, text) with { Log = parties.LogKey, Target = toNick, Parties = parties, Sender = from, Source = Source.Parse($"{fromNick}!x@host") };
    }
}
