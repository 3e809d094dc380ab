using ChatServer.Configuration;
using ChatServer.State;
using ChatServer.Storage;
using ChatServer.Tests.Support;
using Microsoft.Data.Sqlite;

namespace ChatServer.Tests.Storage;

public sealed class SqliteEventStoreTests : EventStoreContract
{
    private readonly TemporaryDirectory _directory = new();
    private SqliteEventStore _store;

    public SqliteEventStoreTests() => _store = Open();

    private protected override IEventStore Store => _store;

    private string DatabasePath => _directory.File(SqliteEventStore.FileName);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task History_outlives_the_process()
    {
        await AppendAsync(InChannel(1, "one"));
        await ReopenAsync();
        await AppendAsync(InChannel(2, "two"));
        Assert.Equal(["one", "two"], await ReadAsync(Latest(10)));
        Assert.Empty(SqliteVerification.Run(DatabasePath).Broken);
    }

    [Fact]
    public async Task The_newest_id_and_the_last_topics_are_there_after_a_restart()
    {
        await AppendAsync(
            InChannel(1, "old") with { Kind = EntryKind.Topic },
            InChannel(2, "new") with { Kind = EntryKind.Topic },
            InChannel(3, "cleared") with { Kind = EntryKind.Topic, Log = "#other", Target = "#other" },
            InChannel(4, "") with { Kind = EntryKind.Topic, Log = "#other", Target = "#other" },
            InChannel(5, "message"));
        await ReopenAsync();

        var stored = await Store.LoadAsync(10, TestContext.Current.CancellationToken);
        Assert.Equal(Id(5), stored.Newest);
        var (channel, topic) = Assert.Single(stored.Topics);
        Assert.Equal(("#Lobby", "new", "alice!a@host"), (channel, topic.Text, topic.SetBy));
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_behind()
    {
        await AppendAsync(InChannel(1, "one"));
        await Assert.ThrowsAsync<SqliteException>(() => AppendAsync(InChannel(2, "two"), InChannel(1, "again: the id is taken")));
        await AppendAsync(InChannel(3, "three"));
        Assert.Equal(["one", "three"], await ReadAsync(Latest(10)));
        Assert.Empty(SqliteVerification.Run(DatabasePath).Broken);
    }

    [Theory]
    [InlineData("UPDATE entry SET text = 'something else' WHERE sequence = 2")]
    [InlineData("UPDATE entry SET source = 'bob!b@host' WHERE sequence = 2")]
    [InlineData("UPDATE entry SET tags = '+a' WHERE sequence = 2")]
    [InlineData("DELETE FROM entry WHERE sequence = 2")]
    [InlineData("DELETE FROM entry WHERE sequence = 3")]
    [InlineData("UPDATE log SET key = '#elsewhere'")]
    [InlineData("UPDATE entry SET id = id + 5 WHERE sequence = 3")]
    public async Task Verification_finds_what_was_tampered_with(string tampering)
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "two"), InChannel(3, "three"));
        Assert.Empty(SqliteVerification.Run(DatabasePath).Broken);

        using (var connection = SqliteDatabase.Open(DatabasePath, Durability.Committed))
        {
            using var command = connection.CreateCommand();
            command.CommandText = tampering;
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        Assert.Single(SqliteVerification.Run(DatabasePath).Broken);
    }

    [Fact]
    public async Task Nobody_else_may_read_the_database()
    {
        await AppendAsync(InChannel(1, "one"));
        Assert.All(Directory.GetFiles(_directory.Path), file =>
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        });
    }

    [Fact]
    public async Task A_server_that_died_finds_everything_again_that_nobody_had_searched_for()
    {
        await AppendAsync(InChannel(1, "one apple"), InChannel(2, "a pear"));
        using var other = SqliteEventStoreCopy();
        await using var afterwards = SqliteEventStore.Open(other.Path, new HistoryOptions());
        Assert.Equal(["one apple"], await SearchAsync(afterwards, "apple"));
    }

    [Fact]
    public async Task What_is_taken_back_before_anybody_searches_is_never_found()
    {
        await AppendAsync(InChannel(1, "one apple"), InChannel(2, "two apples and an apple"));
        await AppendAsync(InChannel(3, "") with { Kind = EntryKind.Redaction, Refers = Id(2) });
        Assert.Equal(["one apple"], await SearchAsync(_store, "apple"));
    }

    [Fact]
    public async Task More_than_may_wait_is_found_as_well()
    {
        for (var i = 0; i < 25; i++)
            await AppendAsync([.. Enumerable.Range(1 + (i * 100), 100).Select(n => InChannel(n, n == 1_234 ? "the needle" : "hay"))]);
        Assert.Equal(["the needle"], await SearchAsync(_store, "needle"));
    }

    [Fact]
    public async Task A_database_of_the_first_version_keeps_its_history()
    {
        using var old = new TemporaryDirectory();
        using (var connection = SqliteDatabase.Open(old.File(SqliteEventStore.FileName), Durability.Committed))
        {
            SqliteDatabase.Migrate(connection, old.Path, upTo: 1);
            SqliteDatabase.Execute(
                connection,
                """
                INSERT INTO log (id, key, sequence, hash, newest) VALUES (7, '#lobby', 2, x'00', 2);
                INSERT INTO entry VALUES (7, 1, 1, 1, 'alice!a@host', '#Lobby', 'an old apple', '', x'00');
                INSERT INTO entry VALUES (7, 2, 2, 1, 'bob!b@host', '#Lobby', 'an old pear', '', x'00');
                """);
        }

        await using var store = SqliteEventStore.Open(old.Path, new HistoryOptions());
        var messages = await store.ReadAsync(Latest(10), TestContext.Current.CancellationToken);
        Assert.Equal(["an old apple", "an old pear"], messages.Select(message => message.Text));
        Assert.Equal(["an old apple"], await SearchAsync(store, "apple"));
    }

    /// <summary>The files as they are at this moment, as a crash would leave them.</summary>
    private TemporaryDirectory SqliteEventStoreCopy()
    {
        var copy = new TemporaryDirectory();
        foreach (var file in Directory.GetFiles(_directory.Path))
            File.Copy(file, copy.File(Path.GetFileName(file)));
        return copy;
    }

    private static async Task<IEnumerable<string>> SearchAsync(SqliteEventStore store, string word)
    {
        var query = new SearchQuery([new HistoryLog.OfChannel("#lobby")], [word], null, default, new EventId(long.MaxValue), 10);
        return (await store.SearchAsync(query, TestContext.Current.CancellationToken)).Select(entry => entry.Text);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await _store.DisposeAsync();
        using (var connection = SqliteDatabase.Open(DatabasePath, Durability.Committed))
            SqliteDatabase.Scalar(connection, "PRAGMA user_version = 99");

        var refusal = Assert.Throws<ConfigurationException>(Open);
        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
        File.Delete(DatabasePath);
        _store = Open();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await _store.DisposeAsync();
        foreach (var file in Directory.GetFiles(_directory.Path))
            File.Delete(file);
        await File.WriteAllTextAsync(DatabasePath, new string('x', 5000), TestContext.Current.CancellationToken);

        var refusal = Assert.Throws<ConfigurationException>(Open);
        Assert.Contains("Chat:DataDirectory", refusal.Message, StringComparison.Ordinal);
        File.Delete(DatabasePath);
        _store = Open();
    }

    [Fact]
    public async Task What_is_too_old_is_dropped_in_idle_moments_and_the_chain_stays_whole()
    {
        await _store.DisposeAsync();
        _store = SqliteEventStore.Open(_directory.Path, new HistoryOptions { MessagesPerChannel = 10, MessagesPerConversation = 1_000 });
        await AppendAsync([.. Enumerable.Range(1, 1_200).Select(i => InChannel(i, $"word{i}"))]);
        Assert.True(await Store.TidyAsync(TestContext.Current.CancellationToken));
        Assert.Equal(700, (await ReadAsync(Latest(2_000))).Count());

        while (await Store.TidyAsync(TestContext.Current.CancellationToken))
        {
        }

        await AppendAsync(InChannel(1_201, "last"));
        Assert.Equal(11, (await ReadAsync(Latest(2_000))).Count());
        await Store.TidyAsync(TestContext.Current.CancellationToken);
        Assert.Equal("word1192", (await ReadAsync(Latest(2_000))).First());
        Assert.Empty(await SearchAsync("word1191"));

        var report = SqliteVerification.Run(DatabasePath);
        Assert.Empty(report.Broken);
        Assert.Equal(10, report.Entries);
    }

    [Fact]
    public async Task A_search_finds_all_that_was_stored_though_no_idle_moment_came()
    {
        await AppendAsync([.. Enumerable.Range(1, 600).Select(i => InChannel(i, $"word{i}"))]);
        await Store.TidyAsync(TestContext.Current.CancellationToken);
        await AppendAsync([.. Enumerable.Range(601, 600).Select(i => InChannel(i, $"word{i}"))]);
        foreach (var word in new[] { "word1", "word250", "word251", "word600", "word1200" })
            Assert.Equal([word], await SearchAsync(word));
    }

    [Fact]
    public async Task A_message_that_was_taken_back_leaves_its_hash_alone()
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "secret"), InChannel(3, "three"), Redaction(4, of: 2));
        Assert.Empty(SqliteVerification.Run(DatabasePath).Broken);
        using var connection = SqliteDatabase.Open(DatabasePath, Durability.Committed);
        Assert.Equal(0L, SqliteDatabase.Scalar(connection, "SELECT count(*) FROM entry WHERE text = 'secret'"));
    }

    [Fact]
    public async Task Emptying_a_message_without_a_redaction_is_found()
    {
        await AppendAsync(InChannel(1, "one"), InChannel(2, "two"), InChannel(3, "three"));
        using (var connection = SqliteDatabase.Open(DatabasePath, Durability.Committed))
            SqliteDatabase.Scalar(connection, "UPDATE entry SET text = '', redacted = 1 WHERE sequence = 2");

        Assert.Contains("no redaction", Assert.Single(SqliteVerification.Run(DatabasePath).Broken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_of_a_renamed_and_of_a_closed_channel_stays_whole()
    {
        await AppendAsync(InChannel(1, "one"), Renamed(2, "#lobby", "#hall"), InChannel(3, "two"), InChannel(4, "") with { Kind = EntryKind.Part, ClosesLog = true });
        await ReopenAsync();
        await AppendAsync(InChannel(5, "three"));

        var report = SqliteVerification.Run(DatabasePath);
        Assert.Empty(report.Broken);
        Assert.Equal((3, 5), (report.Logs, report.Entries));
    }

    [Fact]
    public async Task A_topic_follows_its_channel_to_the_new_name_and_ends_with_a_closed_one()
    {
        await AppendAsync(
            InChannel(1, "Welcome") with { Kind = EntryKind.Topic }, Renamed(2, "#lobby", "#hall"),
            InChannel(3, "hush") with { Kind = EntryKind.Topic }, InChannel(4, "") with { Kind = EntryKind.Part, ClosesLog = true });

        var (channel, topic) = Assert.Single((await Store.LoadAsync(10, TestContext.Current.CancellationToken)).Topics);
        Assert.Equal(("#hall", "Welcome"), (channel, topic.Text));
    }

    private SqliteEventStore Open() => SqliteEventStore.Open(_directory.Path, new HistoryOptions());

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = Open();
    }
}
