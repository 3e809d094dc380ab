using System.Text.Json;
using System.Text.Json.Serialization;
using ChatServer.Configuration;
using ChatServer.Storage;
using Microsoft.Data.Sqlite;

namespace ChatServer.Accounts;

/// <summary>Presences and owned channels in the SQLite file, each as one JSON value: they are only ever read all together.</summary>
internal sealed class SqliteKeptStore(string directory) : IKeptStore
{
    private const string PresenceTable = "kept_presence (account, state)";
    private const string ChannelTable = "kept_channel (key, state)";

    public Task<(IReadOnlyList<KeptPresence> Presences, IReadOnlyList<KeptChannel> Channels)> LoadAsync(CancellationToken cancellationToken)
    {
        using var connection = Connect();
        var presences = Read(connection, "kept_presence", KeptJson.Default.KeptPresence);
        var channels = Read(connection, "kept_channel", KeptJson.Default.KeptChannel);
        return Task.FromResult<(IReadOnlyList<KeptPresence>, IReadOnlyList<KeptChannel>)>((presences, channels));
    }

    public Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        foreach (var change in changes)
        {
            switch (change)
            {
                case KeptChange.OfPresence { Presence: { } presence }:
                    Write(connection, PresenceTable, change.Key, JsonSerializer.Serialize(presence, KeptJson.Default.KeptPresence));
                    break;
                case KeptChange.OfPresence:
                    Run(connection, "DELETE FROM kept_presence WHERE account = $key", change.Key);
                    break;
                case KeptChange.OfChannel { Channel: { } channel }:
                    Write(connection, ChannelTable, change.Key, JsonSerializer.Serialize(channel, KeptJson.Default.KeptChannel));
                    break;
                case KeptChange.OfChannel:
                    Run(connection, "DELETE FROM kept_channel WHERE key = $key", change.Key);
                    break;
            }
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    private SqliteConnection Connect() => SqliteDatabase.Open(Path.Combine(directory, SqliteEventStore.FileName), Durability.Committed);

    private static List<T> Read<T>(SqliteConnection connection, string table, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT state FROM {table}";
        using var reader = command.ExecuteReader();
        var values = new List<T>();
        while (reader.Read())
        {
            if (JsonSerializer.Deserialize(reader.GetString(0), type) is { } value)
                values.Add(value);
        }

        return values;
    }

    private static void Write(SqliteConnection connection, string table, string key, string state) =>
        Run(connection, $"INSERT OR REPLACE INTO {table} VALUES ($key, $state)", key, state);

    private static void Run(SqliteConnection connection, string sql, string key, string? state = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        if (state is not null)
            command.Parameters.AddWithValue("$state", state);
        command.ExecuteNonQuery();
    }
}

/// <summary>How kept values are written: by generated code, so that starting needs no reflection.</summary>
[JsonSerializable(typeof(KeptPresence))]
[JsonSerializable(typeof(KeptChannel))]
internal sealed partial class KeptJson : JsonSerializerContext;
