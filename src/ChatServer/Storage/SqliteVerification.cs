using System.Globalization;
using ChatCore.Protocol;
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

    /// <param name="Dropped">How many entries were dropped from the beginning by the server itself.</param>
    /// <param name="DroppedHash">The hash of the last of them; null for none.</param>
    private sealed record Log(long Id, string Key, long Sequence, byte[] Hash, long Dropped, byte[]? DroppedHash);

    private static List<Log> ReadLogs(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, key, sequence, hash, dropped, dropped_hash FROM log ORDER BY id";
        using var reader = command.ExecuteReader();
        var logs = new List<Log>();
        while (reader.Read())
            logs.Add(new Log(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetFieldValue<byte[]>(3),
                reader.GetInt64(4), reader.IsDBNull(5) ? null : reader.GetFieldValue<byte[]>(5)));
        return logs;
    }

    private static (long Count, string? Fault) Check(SqliteConnection connection, Log log)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, kind, source, target, text, tags, sequence, hash, sender, refers, redacted FROM entry WHERE log_id = $log ORDER BY id";
        command.Parameters.AddWithValue("$log", log.Id);
        using var reader = command.ExecuteReader();

        var hash = log.DroppedHash ?? EventChain.Start(log.Key);
        var sequence = log.Dropped;
        var takenBack = new HashSet<EventId>();
        while (reader.Read())
        {
            sequence++;
            var entry = ToEntry(reader, log.Key);
            var stored = reader.GetFieldValue<byte[]>(7);
            if (reader.GetInt64(6) != sequence)
                return (sequence - log.Dropped, string.Create(CultureInfo.InvariantCulture, $"an entry is missing before {entry.Id}"));

            // The text of a redacted entry is gone: its hash stands for it, and a later redaction has to say who did it.
            var isRedacted = reader.GetInt64(10) != 0;
            if (isRedacted)
                takenBack.Add(entry.Kind == EntryKind.Edit ? entry.Refers : entry.Id);
            else if (!EventChain.Next(hash, sequence, entry).AsSpan().SequenceEqual(stored))
                return (sequence - log.Dropped, $"the entry {entry.Id} is not as it was written");
            if (entry.Kind == EntryKind.Redaction)
                takenBack.Remove(entry.Refers);

            hash = stored;
        }

        var count = sequence - log.Dropped;
        if (takenBack.Count > 0)
            return (count, $"the entry {takenBack.Min()} was emptied, and no redaction says so");
        return sequence == log.Sequence && hash.AsSpan().SequenceEqual(log.Hash) ? (count, null) : (count, "its end is missing");
    }

    private static LogEntry ToEntry(SqliteDataReader reader, string log) => new()
    {
        Id = new EventId(reader.GetInt64(0)),
        Log = log,
        Kind = (EntryKind)reader.GetInt32(1),
        Source = Source.Parse(reader.GetString(2)),
        Target = reader.GetString(3),
        Text = reader.GetString(4),
        Tags = reader.GetString(5),
        Sender = reader.GetString(8),
        Refers = new EventId(reader.GetInt64(9)),
    };
}
