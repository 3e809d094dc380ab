using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using ChatServer.Configuration;
using ChatServer.Storage;
using Microsoft.Data.Sqlite;

namespace ChatServer.Accounts;

/// <summary>Presences, owned channels and profiles in the SQLite file, each as one JSON value: they are only ever read all together.</summary>
internal sealed class SqliteKeptStore(string directory) : IKeptStore
{
    private const string PresenceTable = "kept_presence";
    private const string ChannelTable = "kept_channel";
    private const string ProfileTable = "kept_profile";

    public Task<KeptRecords> LoadAsync(CancellationToken cancellationToken)
    {
        using var connection = Connect();
        return Task.FromResult(new KeptRecords(
            Read(connection, PresenceTable, KeptJson.Default.KeptPresence),
            Read(connection, ChannelTable, KeptJson.Default.KeptChannel),
            Read(connection, ProfileTable, KeptJson.Default.KeptProfile)));
    }

    public Task ApplyAsync(IReadOnlyList<KeptChange> changes, CancellationToken cancellationToken)
    {
        using var connection = Connect();
        using var transaction = connection.BeginTransaction();
        foreach (var change in changes)
        {
            switch (change)
            {
                case KeptChange.OfPresence { Presence: var presence }: Keep(connection, PresenceTable, change.Key, presence, KeptJson.Default.KeptPresence); break;
                case KeptChange.OfChannel { Channel: var channel }: Keep(connection, ChannelTable, change.Key, channel, KeptJson.Default.KeptChannel); break;
                case KeptChange.OfProfile { Profile: var profile }: Keep(connection, ProfileTable, change.Key, profile, KeptJson.Default.KeptProfile); break;
            }
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    private SqliteConnection Connect() => SqliteDatabase.Open(Path.Combine(directory, SqliteEventStore.FileName), Durability.Committed);

    private static List<T> Read<T>(SqliteConnection connection, string table, JsonTypeInfo<T> type)
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

    private static void Keep<T>(SqliteConnection connection, string table, string key, T? value, JsonTypeInfo<T> type)
        where T : class
    {
        using var command = connection.CreateCommand();
        command.CommandText = value is null ? $"DELETE FROM {table} WHERE key = $key" : $"INSERT OR REPLACE INTO {table} (key, state) VALUES ($key, $state)";
        command.Parameters.AddWithValue("$key", key);
        if (value is not null)
            command.Parameters.AddWithValue("$state", JsonSerializer.Serialize(value, type));
        command.ExecuteNonQuery();
    }
}

/// <summary>How kept values are written: by generated code, so that starting needs no reflection.</summary>
[JsonSerializable(typeof(KeptPresence))]
[JsonSerializable(typeof(KeptChannel))]
[JsonSerializable(typeof(KeptProfile))]
internal sealed partial class KeptJson : JsonSerializerContext;
