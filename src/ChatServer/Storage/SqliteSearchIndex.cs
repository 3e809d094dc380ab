using System.Globalization;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>
/// The words of messages, for search. Adding a message by itself costs several times what adding it with others does, and nobody needs it
/// before somebody searches: so they are added many at a time. Used on the writer's connection.
/// </summary>
internal sealed class SqliteSearchIndex : IDisposable
{
    /// <summary>After so many messages they are added, searched for or not: it takes some milliseconds, and no search has to wait for longer.</summary>
    private const int MaxWaiting = 1_000;

    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _drop;

    /// <summary>Everything up to here is in it: the ids of all logs grow together.</summary>
    private EventId _upto;
    private EventId _newest;
    private int _waiting;

    public SqliteSearchIndex(SqliteConnection connection)
    {
        _begin = Command(connection, "BEGIN IMMEDIATE");
        _commit = Command(connection, "COMMIT");
        _rollBack = Command(connection, "ROLLBACK");
        _add = Command(
            connection,
            """
            INSERT OR REPLACE INTO message_text (rowid, text)
            SELECT entry.id, text FROM log JOIN entry ON log_id = log.id
            WHERE newest > $id AND entry.id > $id AND kind IN (1, 2) AND redacted = 0
            """,
            "$id");
        _advance = Command(connection, "UPDATE search_progress SET upto = $id", "$id");
        _drop = Command(connection, "DELETE FROM message_text WHERE rowid = $id", "$id");
        _upto = Find(connection, "SELECT upto FROM search_progress");
        _newest = Find(connection, "SELECT ifnull(max(newest), 0) FROM log");
    }

    /// <summary>Takes note of what was stored.</summary>
    public void Take(IReadOnlyList<LogEntry> stored)
    {
        _newest = stored[^1].Id;
        foreach (var entry in stored)
            _waiting += entry.Kind is EntryKind.PrivMsg or EntryKind.Notice ? 1 : 0;
        if (_waiting < MaxWaiting)
            return;

        try
        {
            CatchUp();
        }
        catch (SqliteException)
        {
            _waiting = 0; // Tried again after as many messages. They are stored, and a search says what is wrong.
        }
    }

    /// <summary>Adds all that is not in it yet: from here on a search finds everything that is stored.</summary>
    public void CatchUp()
    {
        if (_upto == _newest)
            return;

        _begin.ExecuteNonQuery();
        try
        {
            Run(_add, _upto);
            Run(_advance, _newest);
            _commit.ExecuteNonQuery();
        }
        catch
        {
            _rollBack.ExecuteNonQuery();
            throw;
        }

        (_upto, _waiting) = (_newest, 0);
    }

    /// <summary>Takes the words of a message out, within the caller's transaction.</summary>
    public void Drop(EventId message)
    {
        if (message.CompareTo(_upto) <= 0)
            Run(_drop, message);
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollBack, _add, _advance, _drop })
            command.Dispose();
    }

    private static EventId Find(SqliteConnection connection, string sql) =>
        new(Convert.ToInt64(SqliteDatabase.Scalar(connection, sql), CultureInfo.InvariantCulture));

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static void Run(SqliteCommand command, EventId id)
    {
        command.Parameters[0].Value = id.Value;
        command.ExecuteNonQuery();
    }
}
