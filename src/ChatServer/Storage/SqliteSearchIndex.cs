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

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollBack;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _drop;
    private readonly SqliteStatement _findLast;

    /// <summary>The last entry that is in it. Entries are numbered as they come.</summary>
    private long _upto;

    /// <summary>The id of the last message that is in it: ids grow with the numbers.</summary>
    private EventId _uptoId;
    private int _waiting;

    public SqliteSearchIndex(SqliteConnection connection)
    {
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollBack = new(connection, "ROLLBACK");
        _add = new(
            connection, "INSERT INTO message_text (rowid, text) SELECT id, text FROM entry WHERE n > ? AND n <= ? AND kind IN (1, 2) AND redacted = 0");
        _advance = new(connection, "UPDATE search_progress SET upto = ?");
        _drop = new(connection, "DELETE FROM message_text WHERE rowid = ?");
        _findLast = new(connection, "SELECT n, id FROM entry WHERE n <= ? ORDER BY n DESC LIMIT 1");
        _upto = Convert.ToInt64(SqliteDatabase.Scalar(connection, "SELECT upto FROM search_progress"), CultureInfo.InvariantCulture);
        _uptoId = FindLast(_upto).Id;
    }

    /// <summary>Takes note of what was stored.</summary>
    public void Take(IReadOnlyList<LogEntry> stored)
    {
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
        var (last, id) = FindLast(long.MaxValue);
        if (last <= _upto)
            return;

        _begin.Run();
        try
        {
            _add.Bind(1, _upto).Bind(2, last).Run();
            _advance.Bind(1, last).Run();
            _commit.Run();
        }
        catch
        {
            _rollBack.Run();
            throw;
        }

        (_upto, _uptoId, _waiting) = (last, id, 0);
    }

    /// <summary>Takes the words of a message out, within the caller's transaction.</summary>
    public void Drop(EventId message)
    {
        if (message <= _uptoId)
            _drop.Bind(1, message.Value).Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollBack, _add, _advance, _drop, _findLast })
            statement.Dispose();
    }

    private (long Number, EventId Id) FindLast(long upto)
    {
        if (!_findLast.Bind(1, upto).Read())
            return default;

        var last = (_findLast.GetInt64(0), new EventId(_findLast.GetInt64(1)));
        _findLast.Reset();
        return last;
    }
}
