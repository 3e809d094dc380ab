using System.Globalization;
using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>
/// The words of messages, for search. Adding a message by itself costs several times what adding it with others does, and nobody needs it
/// before somebody searches: so they are added many at a time, in idle moments. Used on the writer's connection.
/// </summary>
internal sealed class SqliteSearchIndex : IDisposable
{
    /// <summary>Entries added at once: for the few milliseconds that it takes, messages wait to be stored.</summary>
    private const int Portion = 250;

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollBack;
    private readonly SqliteStatement _add;
    private readonly SqliteStatement _advance;
    private readonly SqliteStatement _drop;
    private readonly SqliteStatement _findLast;
    private readonly SqliteStatement _findAhead;

    /// <summary>The id of the last message that is in it: ids grow with the numbers.</summary>
    private EventId _uptoId;

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
        _findAhead = new(connection, "SELECT n, id FROM entry WHERE n > ? ORDER BY n LIMIT 1 OFFSET ?");
        Upto = Convert.ToInt64(SqliteDatabase.Scalar(connection, "SELECT upto FROM search_progress"), CultureInfo.InvariantCulture);
        _uptoId = FindLast(Upto).Id;
    }

    /// <summary>The last entry that is in it. Entries are numbered as they come.</summary>
    public long Upto { get; private set; }

    /// <summary>The last entry that is stored.</summary>
    public long Newest => FindLast(long.MaxValue).Number;

    /// <summary>Adds the next of what is not in it yet, a portion at most.</summary>
    /// <returns>Whether something is left.</returns>
    public bool AddSome()
    {
        var newest = FindLast(long.MaxValue);
        if (newest.Number <= Upto)
            return false;

        var (last, id) = Find(_findAhead.Bind(1, Upto).Bind(2, Portion - 1)) is { Number: > 0 } ahead ? ahead : newest;
        _begin.Run();
        try
        {
            _add.Bind(1, Upto).Bind(2, last).Run();
            _advance.Bind(1, last).Run();
            _commit.Run();
        }
        catch
        {
            _rollBack.RunQuietly();
            throw;
        }

        (Upto, _uptoId) = (last, id);
        return last < newest.Number;
    }

    /// <summary>Takes the words of a message out, within the caller's transaction.</summary>
    public void Drop(EventId message)
    {
        if (message <= _uptoId)
            _drop.Bind(1, message.Value).Run();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollBack, _add, _advance, _drop, _findLast, _findAhead })
            statement.Dispose();
    }

    private (long Number, EventId Id) FindLast(long upto) => Find(_findLast.Bind(1, upto));

    private static (long Number, EventId Id) Find(SqliteStatement entry)
    {
        if (!entry.Read())
            return default;

        var found = (entry.GetInt64(0), new EventId(entry.GetInt64(1)));
        entry.Reset();
        return found;
    }
}
