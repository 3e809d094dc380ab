using System.Globalization;
using ChatCore.Protocol;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>The reading half of <see cref="SqliteEventStore"/>: one connection, one question.</summary>
internal sealed class SqliteReader(SqliteConnection connection)
{
    private const string Columns = "entry.id, log.key, kind, source, target, text, tags, sender, refers";

    private const string IsMessage = "kind IN (1, 2, 4) AND redacted = 0";

    private const string IsShown = "kind <> 40 AND redacted = 0";

    public IReadOnlyList<LogEntry> Read(HistoryQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM entry JOIN log ON log.id = log_id
            WHERE log_id IN ({SelectLogs([query.Log], command)}) AND {(query.WithEvents ? IsShown : IsMessage)}
              AND entry.id > $after AND entry.id < $before
            ORDER BY entry.id {Order(query.From)} LIMIT $limit
            """;
        command.Parameters.AddWithValue("$after", query.After.Value);
        command.Parameters.AddWithValue("$before", query.Before.Value);
        command.Parameters.AddWithValue("$limit", query.Limit);
        return OldestFirst(command, query.From);
    }

    public IReadOnlyList<LogEntry> Find(HistoryLog log, EventId id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM entry JOIN log ON log.id = log_id
            WHERE log_id IN ({SelectLogs([log], command)}) AND entry.id = $id AND kind IN (1, 2, 3) AND redacted = 0 LIMIT 1
            """;
        command.Parameters.AddWithValue("$id", id.Value);
        return ReadEntries(command);
    }

    public IReadOnlyList<ConversationTarget> ReadTargets(TargetsQuery query)
    {
        var channels = query.Channels.SelectMany(channel => Latest("SELECT id FROM log WHERE key = $key", "$key", channel.Log)
            .Select(latest => new ConversationTarget(channel.Name, latest.Id)));
        var conversations = Latest("SELECT DISTINCT log_id FROM reader WHERE identity = $identity", "$identity", query.Identity)
            .Select(latest => new ConversationTarget(PrivateReaders.PeerOf(latest, query.Identity), latest.Id));
        return ConversationTargets.Choose(channels.Concat(conversations), query);
    }

    public IReadOnlyList<LogEntry> Search(SearchQuery query)
    {
        using var command = connection.CreateCommand();
        var words = query.Words.Count == 0 ? string.Empty : "AND entry.id IN (SELECT rowid FROM message_text WHERE text MATCH $words)";
        command.CommandText = $"""
            SELECT {Columns} FROM entry JOIN log ON log.id = log_id
            WHERE log_id IN ({SelectLogs(query.Logs, command)}) AND kind IN (1, 2) AND redacted = 0 {words}
              AND entry.id > $after AND entry.id < $before {(query.From is null ? string.Empty : "AND lower(substr(source, 1, instr(source, '!') - 1)) = $from")}
            ORDER BY entry.id {Order(query.CountedFrom)} LIMIT $limit
            """;
        if (query.Words.Count > 0)
            command.Parameters.AddWithValue("$words", string.Join(' ', query.Words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")));
        if (query.From is { } from)
            command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$after", query.After.Value);
        command.Parameters.AddWithValue("$before", query.Before.Value);
        command.Parameters.AddWithValue("$limit", query.Limit);
        return OldestFirst(command, query.CountedFrom);
    }

    private List<LogEntry> Latest(string logs, string parameter, string value)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {Columns} FROM log JOIN entry ON entry.log_id = log.id
              AND entry.id = (SELECT max(id) FROM entry WHERE log_id = log.id AND {IsMessage})
            WHERE log.id IN ({logs})
            """;
        command.Parameters.AddWithValue(parameter, value);
        return ReadEntries(command);
    }

    private static string SelectLogs(IReadOnlyList<HistoryLog> logs, SqliteCommand command)
    {
        var parts = new List<string>();
        foreach (var log in logs)
        {
            var n = parts.Count.ToString(CultureInfo.InvariantCulture);
            switch (log)
            {
                case HistoryLog.OfChannel channel:
                    command.Parameters.AddWithValue($"$key{n}", channel.LogKey);
                    parts.Add($"SELECT id FROM log WHERE key = $key{n}");
                    break;
                case HistoryLog.OfConversation mine:
                    command.Parameters.AddWithValue($"$identity{n}", mine.Identity);
                    command.Parameters.AddWithValue($"$peer{n}", mine.Peer);
                    parts.Add($"SELECT log_id FROM reader WHERE identity = $identity{n} AND peer = $peer{n}");
                    break;
                case HistoryLog.OfIdentity all:
                    command.Parameters.AddWithValue($"$identity{n}", all.Identity);
                    parts.Add($"SELECT log_id FROM reader WHERE identity = $identity{n}");
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(logs));
            }
        }

        return string.Join(" UNION ", parts);
    }

    private static string Order(HistoryEnd from) => from == HistoryEnd.Oldest ? "ASC" : "DESC";

    private static List<LogEntry> OldestFirst(SqliteCommand command, HistoryEnd from)
    {
        var entries = ReadEntries(command);
        if (from == HistoryEnd.Newest)
            entries.Reverse();
        return entries;
    }

    private static List<LogEntry> ReadEntries(SqliteCommand command)
    {
        var entries = new List<LogEntry>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            entries.Add(ToEntry(reader));
        return entries;
    }

    private static LogEntry ToEntry(SqliteDataReader reader) => new()
    {
        Id = new EventId(reader.GetInt64(0)),
        Log = reader.GetString(1),
        Kind = (EntryKind)reader.GetInt32(2),
        Source = Source.Parse(reader.GetString(3)),
        Target = reader.GetString(4),
        Text = reader.GetString(5),
        Tags = reader.GetString(6),
        Sender = reader.GetString(7),
        Refers = new EventId(reader.GetInt64(8)),
    };
}
