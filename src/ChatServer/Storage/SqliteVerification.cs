using System.Globalization;
using ChatServer.Configuration;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>Recomputes the chain of every log in a database.</summary>
internal static class SqliteVerification
{
    /// <param name="Logs">How many logs were checked.</param>
    /// <param name="Entries">How many entries.</param>
    /// <param name="Broken">A sentence for each log that is not as it was written.</param>
    public sealed record Report(int Logs, long Entries, IReadOnlyList<string> Broken);

    public static Report Run(string path)
    {
        using var connection = SqliteDatabase.Open(path, Durability.Committed);
        var broken = new List<string>();
        var entries = 0L;
        var logs = ReadLogs(connection);
        foreach (var log in logs)
        {
            var (count, fault) = Check(connection, log);
            entries += count;
            if (fault is not null)
                broken.Add($"{log.Key}: {fault}");
        }

        return new Report(logs.Count, entries, broken);
    }

    private sealed record Log(long Id, string Key, long Sequence, byte[] Hash);

    private static List<Log> ReadLogs(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, key, sequence, hash FROM log ORDER BY id";
        using var reader = command.ExecuteReader();
        var logs = new List<Log>();
        while (reader.Read())
            logs.Add(new Log(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3)));
        return logs;
    }

    private static (long Count, string? Fault) Check(SqliteConnection connection, Log log)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, kind, source, target, text, tags, sequence, hash FROM entry WHERE log_id = $log ORDER BY id";
        command.Parameters.AddWithValue("$log", log.Id);
        using var reader = command.ExecuteReader();

        var hash = EventChain.Start(log.Key);
        var sequence = 0L;
        while (reader.Read())
        {
            sequence++;
            var entry = new LogEntry
            {
                Id = new EventId(reader.GetInt64(0)),
                Log = log.Key,
                Kind = (EntryKind)reader.GetInt32(1),
                Source = reader.GetString(2),
                Target = reader.GetString(3),
                Text = reader.GetString(4),
                Tags = reader.GetString(5),
            };

            hash = EventChain.Next(hash, sequence, entry);
            if (reader.GetInt64(6) != sequence)
                return (sequence, string.Create(CultureInfo.InvariantCulture, $"an entry is missing before {entry.Id}"));
            if (!hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(7)))
                return (sequence, $"the entry {entry.Id} is not as it was written");
        }

        return sequence == log.Sequence && hash.AsSpan().SequenceEqual(log.Hash) ? (sequence, null) : (sequence, "its end is missing");
    }
}
