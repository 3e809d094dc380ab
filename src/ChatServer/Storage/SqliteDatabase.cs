using System.Globalization;
using ChatServer.Configuration;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>Opens the database file and brings its schema up to date.</summary>
internal static class SqliteDatabase
{
    /// <summary>The schema's steps in order; <c>PRAGMA user_version</c> tells how many a database has.</summary>
    private static readonly string[] Steps = ["0001_initial.sql", "0002_accounts.sql", "0003_history.sql", "0004_profiles.sql", "0005_entries.sql"];

    public static SqliteConnection Open(string path, Durability durability)
    {
        SQLitePCL.Batteries_V2.Init();
        CreatePrivate(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, $"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {(durability == Durability.Committed ? "FULL" : "NORMAL")};
            PRAGMA foreign_keys = ON;
            PRAGMA busy_timeout = 5000;
            PRAGMA trusted_schema = OFF;
            """);
        return connection;
    }

    /// <param name="connection">The database.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="upTo">The version to bring it to; null for the newest.</param>
    /// <exception cref="ConfigurationException">The file comes from a newer version.</exception>
    public static void Migrate(SqliteConnection connection, string path, int? upTo = null)
    {
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > Steps.Length)
            throw new ConfigurationException($"Chat:DataDirectory: '{path}' was written by a newer version of the server.");

        for (var step = version; step < (upTo ?? Steps.Length); step++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, ReadStep(Steps[step]));
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step + 1}"));
            transaction.Commit();
        }
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>SQLite gives its further files the mode of the first one, whatever the folder's.</summary>
    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path))
            return;

        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }).Dispose();
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string ReadStep(string name)
    {
        using var stream = typeof(SqliteDatabase).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The schema step {name} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
