using ChatCore.Security.Sasl;
using ChatServer.Configuration;
using ChatServer.Storage;
using Microsoft.Data.Sqlite;

namespace ChatServer.Accounts;

/// <summary>Accounts in the SQLite file. Each call opens its own connection: there are few of them, and never in the chat's way.</summary>
internal sealed class SqliteAccountStore : IAccountStore
{
    private const string Columns =
        "name, salt, iterations, stored_key, server_key, role, created_at, email, is_verified, always_on, shares_nick, key";

    private readonly string _path;

    private SqliteAccountStore(string path) => _path = path;

    /// <summary>Opens the database below <paramref name="directory"/>, or makes it.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used.</exception>
    public static SqliteAccountStore Open(string directory)
    {
        var store = new SqliteAccountStore(Path.Combine(directory, SqliteEventStore.FileName));
        try
        {
            using var connection = store.Connect();
            SqliteDatabase.Migrate(connection, store._path);
            return store;
        }
        catch (SqliteException failure)
        {
            throw new ConfigurationException($"Chat:DataDirectory: '{store._path}' cannot be used as database: {failure.Message}");
        }
    }

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken)
    {
        using var connection = Connect();
        return Task.FromResult<IReadOnlyList<Account>>(Read(connection, "ORDER BY key", null));
    }

    public Task<Account?> FindAsync(string name, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        return Task.FromResult(Find(connection, Account.KeyOf(name)));
    }

    public Task<Account?> FindByCertificateAsync(string fingerprint, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        var found = Read(connection, "WHERE key = (SELECT account FROM account_certificate WHERE fingerprint = $value)", fingerprint);
        return Task.FromResult(found.FirstOrDefault());
    }

    public Task<bool> TryAddAsync(Account account, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        if (Find(connection, account.Key) is not null)
            return Task.FromResult(false);

        Write(connection, account);
        transaction.Commit();
        return Task.FromResult(true);
    }

    public Task<Account?> UpdateAsync(string name, Func<Account, Account> change, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        if (Find(connection, Account.KeyOf(name)) is not { } account)
            return Task.FromResult<Account?>(null);

        var changed = change(account);
        Write(connection, changed);
        transaction.Commit();
        return Task.FromResult<Account?>(changed);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SqliteConnection Connect() => SqliteDatabase.Open(_path, Durability.Committed);

    private static Account? Find(SqliteConnection connection, string key) => Read(connection, "WHERE key = $value", key).FirstOrDefault();

    private static List<Account> Read(SqliteConnection connection, string condition, string? value)
    {
        var certificates = ReadCertificates(connection, condition, value);
        using var command = Command(connection, $"SELECT {Columns} FROM account {condition}", ("$value", value));
        using var reader = command.ExecuteReader();
        var accounts = new List<Account>();
        while (reader.Read())
            accounts.Add(ToAccount(reader, certificates));
        return accounts;
    }

    private static ILookup<string, string> ReadCertificates(SqliteConnection connection, string condition, string? value)
    {
        using var command = Command(
            connection, $"SELECT account, fingerprint FROM account_certificate WHERE account IN (SELECT key FROM account {condition}) ORDER BY fingerprint",
            ("$value", value));
        using var reader = command.ExecuteReader();
        var pairs = new List<(string Account, string Fingerprint)>();
        while (reader.Read())
            pairs.Add((reader.GetString(0), reader.GetString(1)));
        return pairs.ToLookup(pair => pair.Account, pair => pair.Fingerprint);
    }

    private static Account ToAccount(SqliteDataReader reader, ILookup<string, string> certificates) => new()
    {
        Name = reader.GetString(0),
        Credential = reader.IsDBNull(1)
            ? null
            : new ScramCredential(
                reader.GetFieldValue<byte[]>(1), reader.GetInt32(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)),
        Role = (AccountRole)reader.GetInt32(5),
        CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(6)),
        Email = reader.IsDBNull(7) ? null : reader.GetString(7),
        IsVerified = reader.GetBoolean(8),
        AlwaysOn = reader.IsDBNull(9) ? null : reader.GetBoolean(9),
        SharesNick = reader.GetBoolean(10),
        Certificates = [.. certificates[reader.GetString(11)]],
    };

    private static void Write(SqliteConnection connection, Account account)
    {
        using var write = Command(
            connection,
            """
            INSERT INTO account (key, name, salt, iterations, stored_key, server_key, role, created_at, email, is_verified, always_on, shares_nick)
            VALUES ($key, $name, $salt, $iterations, $stored, $server, $role, $created, $email, $verified, $alwaysOn, $shares)
            ON CONFLICT (key) DO UPDATE SET salt = $salt, iterations = $iterations, stored_key = $stored, server_key = $server, role = $role,
                email = $email, is_verified = $verified, always_on = $alwaysOn, shares_nick = $shares
            """,
            ("$key", account.Key), ("$name", account.Name), ("$salt", account.Credential?.Salt), ("$iterations", account.Credential?.Iterations),
            ("$stored", account.Credential?.StoredKey), ("$server", account.Credential?.ServerKey), ("$role", (int)account.Role),
            ("$created", account.CreatedAt.ToUnixTimeMilliseconds()), ("$email", account.Email), ("$verified", account.IsVerified),
            ("$alwaysOn", account.AlwaysOn), ("$shares", account.SharesNick));
        write.ExecuteNonQuery();

        using var clear = Command(connection, "DELETE FROM account_certificate WHERE account = $key", ("$key", account.Key));
        clear.ExecuteNonQuery();
        foreach (var fingerprint in account.Certificates)
            Add(connection, account, fingerprint);
    }

    private static void Add(SqliteConnection connection, Account account, string fingerprint)
    {
        const int UniqueViolated = 1555;
        using var add = Command(
            connection, "INSERT INTO account_certificate (fingerprint, account) VALUES ($fingerprint, $key)",
            ("$fingerprint", fingerprint), ("$key", account.Key));
        try
        {
            add.ExecuteNonQuery();
        }
        catch (SqliteException taken) when (taken.SqliteExtendedErrorCode == UniqueViolated)
        {
            throw new CertificateTakenException(fingerprint);
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
