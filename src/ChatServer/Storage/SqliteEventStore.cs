using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Configuration;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>The logs in a SQLite file. One connection writes; each read opens its own, so that reads never hold up the chat.</summary>
internal sealed class SqliteEventStore : IEventStore
{
    public const string FileName = "chat.db";

    private readonly string _path;
    private readonly Durability _durability;
    private readonly SqliteConnection _connection;
    private readonly SqliteWriter _writer;

    private SqliteEventStore(string path, Durability durability, SqliteConnection connection)
    {
        (_path, _durability, _connection) = (path, durability, connection);
        _writer = new SqliteWriter(connection);
    }

    /// <summary>Opens the database below <paramref name="directory"/>, or makes it.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static SqliteEventStore Open(string directory, Durability durability)
    {
        var path = Path.Combine(directory, FileName);
        try
        {
            var connection = SqliteDatabase.Open(path, durability);
            SqliteDatabase.Migrate(connection, path);
            return new SqliteEventStore(path, durability, connection);
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
            SELECT target, text, source, max(id) AS newest FROM entry
            WHERE kind = 10 GROUP BY log_id ORDER BY newest DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$limit", maxChannels);

        var topics = new List<(string, Topic)>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            if (reader.GetString(1) is { Length: > 0 } text)
                topics.Add((reader.GetString(0), new Topic(text, reader.GetString(2), new EventId(reader.GetInt64(3)).At)));
        }

        topics.Reverse();
        return Task.FromResult(new StoredState(new EventId(newest), topics));
    }

    public Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        _writer.Append(entries);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        using var connection = SqliteDatabase.Open(_path, _durability);
        return Task.FromResult<IReadOnlyList<LogEntry>>(Read(connection, query));
    }

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private static List<LogEntry> Read(SqliteConnection connection, HistoryQuery query)
    {
        using var command = connection.CreateCommand();
        var direction = query.From == HistoryEnd.Oldest ? "ASC" : "DESC";
        command.CommandText = $"""
            SELECT entry.id, log.key, kind, source, target, text, tags FROM entry JOIN log ON log.id = log_id
            WHERE log_id IN ({SelectLogs(query.Log, command)}) AND kind IN (1, 2) AND entry.id > $after AND entry.id < $before
            ORDER BY entry.id {direction} LIMIT $limit
            """;
        command.Parameters.AddWithValue("$after", query.After.Value);
        command.Parameters.AddWithValue("$before", query.Before.Value);
        command.Parameters.AddWithValue("$limit", query.Limit);

        var entries = new List<LogEntry>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            entries.Add(ToEntry(reader));
        if (query.From == HistoryEnd.Newest)
            entries.Reverse();
        return entries;
    }

    private static string SelectLogs(HistoryLog log, SqliteCommand command)
    {
        switch (log)
        {
            case HistoryLog.OfChannel channel:
                command.Parameters.AddWithValue("$key", channel.LogKey);
                return "SELECT id FROM log WHERE key = $key";
            case HistoryLog.OfConversation mine:
                command.Parameters.AddWithValue("$identity", mine.Identity);
                command.Parameters.AddWithValue("$peer", mine.Peer);
                return "SELECT log_id FROM reader WHERE identity = $identity AND peer = $peer";
            default:
                throw new ArgumentOutOfRangeException(nameof(log));
        }
    }

    private static LogEntry ToEntry(SqliteDataReader reader) => new()
    {
        Id = new EventId(reader.GetInt64(0)),
        Log = reader.GetString(1),
        Kind = (EntryKind)reader.GetInt32(2),
        Source = reader.GetString(3),
        Target = reader.GetString(4),
        Text = reader.GetString(5),
        Tags = reader.GetString(6),
    };
}
