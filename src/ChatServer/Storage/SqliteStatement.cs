using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ChatServer.Storage;

/// <summary>
/// A prepared statement that is run for every message: SQLite's own interface, because the layers above it cost more than the statement itself.
/// Parameters are numbered from 1, columns from 0, as there. Used by one thread at a time.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 1_024;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public SqliteStatement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, parameter, value));
        return this;
    }

    public SqliteStatement Bind(int parameter, string value)
    {
        if (value.Length == 0)
        {
            Check(raw.sqlite3_bind_text(_statement, parameter, value)); // An empty span would be NULL.
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        var bytes = rented ?? stackalloc byte[StackBytes];
        Check(raw.sqlite3_bind_text(_statement, parameter, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    /// <summary>Runs it to its end; it can be bound anew after that.</summary>
    public void Run()
    {
        while (Read())
        {
        }
    }

    /// <summary>Takes a transaction back after a failure, which may have ended it already: then there is nothing to take back, and the failure counts.</summary>
    public void RunQuietly()
    {
        try
        {
            Run();
        }
        catch (SqliteException)
        {
            // The caller throws what went wrong first.
        }
    }

    /// <summary>Goes to the next row. After false it can be bound anew; who stops before calls <see cref="Reset"/>.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
            return true;

        Check(raw.sqlite3_reset(_statement)); // Tells again what went wrong.
        return false;
    }

    public long GetInt64(int column) => raw.sqlite3_column_int64(_statement, column);

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public void Reset() => Check(raw.sqlite3_reset(_statement));

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), result, raw.sqlite3_extended_errcode(_database));
    }
}
