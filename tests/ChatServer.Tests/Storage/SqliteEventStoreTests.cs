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

    private SqliteEventStore Open() => SqliteEventStore.Open(_directory.Path, Durability.Committed);

    private async Task ReopenAsync()
    {
        await _store.DisposeAsync();
        _store = Open();
    }
}
