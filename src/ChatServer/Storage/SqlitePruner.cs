using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>
/// Keeps logs within their bounds: drops the oldest entries, a few at a time, and keeps the hash of the last one dropped, from which the
/// chain goes on. Used by the writer's thread.
/// </summary>
/// <param name="connection">The writer's.</param>
/// <param name="index">The words of what is dropped go with it.</param>
/// <param name="maxChannelEntries">Entries kept of a channel; 0 keeps all.</param>
/// <param name="maxConversationEntries">Entries kept of a private conversation; 0 keeps all.</param>
internal sealed class SqlitePruner(SqliteConnection connection, SqliteSearchIndex index, int maxChannelEntries, int maxConversationEntries)
{
    private const int Step = 500;

    /// <summary>Whether there are logs that may have to be cut at all.</summary>
    public bool HasLimits => maxChannelEntries > 0 || maxConversationEntries > 0;

    /// <summary>Drops what is too much of one log, up to a step.</summary>
    /// <returns>Whether that log has more to drop.</returns>
    public bool Drop(string log)
    {
        var limit = log.StartsWith(Names.ChannelPrefix) ? maxChannelEntries : maxConversationEntries;
        if (limit == 0)
            return false;

        var (id, excess) = Measure(log, limit);
        if (excess <= 0)
            return false;

        using (var transaction = connection.BeginTransaction())
        {
            var last = DropOldest(id, Math.Min(excess, Step));
            Run("UPDATE log SET dropped = $sequence, dropped_hash = $hash WHERE id = $log", ("$sequence", last.Sequence), ("$hash", last.Hash), ("$log", id));
            transaction.Commit();
        }

        return excess > Step;
    }

    private (long Id, long Excess) Measure(string log, int limit)
    {
        using var command = Command("SELECT id, sequence - dropped FROM log WHERE key = $key", ("$key", log));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetInt64(0), reader.GetInt64(1) - limit) : (0, 0);
    }

    private (long Sequence, byte[] Hash) DropOldest(long log, long count)
    {
        using var command = Command(
            "SELECT id, sequence, hash FROM entry WHERE log_id = $log ORDER BY id LIMIT 1 OFFSET $last", ("$log", log), ("$last", count - 1));
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new InvalidOperationException("A log has fewer entries than its head says.");

        var (id, sequence, hash) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2));
        reader.Close();
        Run("DELETE FROM message_text WHERE rowid IN (SELECT id FROM entry WHERE log_id = $log AND id <= $id AND n <= $upto AND kind IN (1, 2) AND redacted = 0)",
            ("$log", log), ("$id", id), ("$upto", index.Upto));
        Run("DELETE FROM entry WHERE log_id = $log AND id <= $id", ("$log", log), ("$id", id));
        return (sequence, hash);
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}
