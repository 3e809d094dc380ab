using System.Globalization;
using ChatServer.Configuration;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>
/// The logs in a SQLite file. One connection writes, by one thread at a time; each read opens its own, so that reads never hold up the chat.
/// </summary>
internal sealed class SqliteEventStore : IEventStore
{
    public const string FileName = "chat.db";

    /// <summary>The last pages of many logs at once, so that writing to one seldom has to read first.</summary>
    private const int WriterCacheKib = 32_768;

    /// <summary>What is in the write-ahead log goes to the database every few seconds; only if that does not keep up, in a writer's own time, at 64 MiB.</summary>
    private const int MaxWalPages = 16_000;

    /// <summary>So many entries make it worth while to do that in between, too: otherwise a busy hour's would all be left to a writer.</summary>
    private const int CheckpointEntries = 10_000;

    private readonly string _path;
    private readonly Durability _durability;
    private readonly SqliteConnection _connection;
    private readonly Lock _writing = new();
    private readonly SqliteSearchIndex _index;
    private readonly SqliteWriter _writer;
    private readonly SqlitePruner _pruner;

    /// <summary>Logs that may have grown beyond their bound: all of a run's at most, and each once.</summary>
    private readonly HashSet<string> _written = [];

    /// <summary>Entries since the last checkpoint.</summary>
    private long _appended;

    private SqliteEventStore(string path, HistoryOptions options, SqliteConnection connection)
    {
        (_path, _durability, _connection) = (path, options.Durability, connection);
        _index = new SqliteSearchIndex(connection);
        _writer = new SqliteWriter(connection, _index);
        _pruner = new SqlitePruner(connection, _index, options.MessagesPerChannel, options.MessagesPerConversation);
    }

    /// <summary>Opens the database below <paramref name="directory"/>, or makes it.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static SqliteEventStore Open(string directory, HistoryOptions options)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            var connection = SqliteDatabase.Open(path, options.Durability);
            SqliteDatabase.Migrate(connection, path);
            SqliteDatabase.Execute(connection, string.Create(
                CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{WriterCacheKib}; PRAGMA wal_autocheckpoint = {MaxWalPages};"));
            return new SqliteEventStore(path, options, connection);
        }
        catch (SqliteException failure)
        {
            throw new ConfigurationException($"Chat:DataDirectory: '{path}' cannot be used as database: {failure.Message}");
        }
    }

    public Task<StoredState> LoadAsync(int maxChannels, CancellationToken cancellationToken)
    {
        var newest = Convert.ToInt64(SqliteDatabase.Scalar(_connection, "SELECT ifnull(max(newest), 0) FROM log"), CultureInfo.InvariantCulture);
        using var command = _connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT latest.target FROM entry AS latest WHERE latest.log_id = log.id ORDER BY latest.id DESC LIMIT 1),
              text, source, max(entry.id) AS newest
            FROM entry JOIN log ON log.id = log_id
            WHERE kind = 10 AND instr(log.key, $aside) = 0 GROUP BY log_id ORDER BY newest DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$aside", SqliteWriter.SetAsideMark.ToString());
        command.Parameters.AddWithValue("$limit", maxChannels);

        var topics = new List<(string, Topic)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetString(1) is { Length: > 0 } text)
                topics.Add((reader.GetString(0), new Topic(text, reader.GetString(2), new EventId(reader.GetInt64(3)).At)));
        }

        topics.Reverse();
        return Task.FromResult(new StoredState(new EventId(newest), topics) { Markers = SqliteMarkers.Load(_connection, ReadMarkers.Max) });
    }

    public Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        lock (_writing)
        {
            _writer.Append(entries);
            Interlocked.Add(ref _appended, entries.Count);
            if (_pruner.HasLimits)
                _written.UnionWith(entries.Select(entry => entry.Log));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken) => Ask(reader => reader.Read(query));

    public Task<IReadOnlyList<ConversationTarget>> ReadTargetsAsync(TargetsQuery query, CancellationToken cancellationToken) =>
        Ask(reader => reader.ReadTargets(query));

    public Task<IReadOnlyList<LogEntry>> FindAsync(HistoryLog log, EventId id, CancellationToken cancellationToken) =>
        Ask(reader => reader.Find(log, id));

    public Task<IReadOnlyList<LogEntry>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        AddToIndex();
        return Ask(reader => reader.Search(query));
    }

    public Task SaveMarkersAsync(IReadOnlyList<ReadMarker> markers, CancellationToken cancellationToken)
    {
        // A guest is never met again: its markers would only gather.
        lock (_writing)
            SqliteMarkers.Save(_connection, [.. markers.Where(marker => !User.IsGuest(marker.Identity))]);
        return Task.CompletedTask;
    }

    public Task<bool> TidyAsync(CancellationToken cancellationToken)
    {
        bool isMore;
        lock (_writing)
            isMore = _index.AddSome() | DropSome();
        if (!isMore || Interlocked.Read(ref _appended) >= CheckpointEntries)
            Checkpoint();
        return Task.FromResult(isMore);
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _index.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A search finds all that was stored when it began; what is stored meanwhile need not wait for it.</summary>
    private void AddToIndex()
    {
        long newest;
        bool isMore;
        lock (_writing)
            newest = _index.Newest;
        do
        {
            lock (_writing)
                isMore = _index.Upto < newest && _index.AddSome();
        }
        while (isMore);
    }

    private bool DropSome()
    {
        if (_written.Count == 0)
            return false;

        var log = _written.First();
        if (!_pruner.Drop(log))
            _written.Remove(log);
        return _written.Count > 0;
    }

    /// <summary>By a connection of its own: writers go on meanwhile.</summary>
    private void Checkpoint()
    {
        if (Interlocked.Exchange(ref _appended, 0) == 0)
            return;

        using var connection = SqliteDatabase.Open(_path, _durability);
        SqliteDatabase.Execute(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    private Task<T> Ask<T>(Func<SqliteReader, T> question)
    {
        using var connection = SqliteDatabase.Open(_path, _durability);
        return Task.FromResult(question(new SqliteReader(connection)));
    }
}
