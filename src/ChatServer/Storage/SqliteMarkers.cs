using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>Read markers in the database.</summary>
internal static class SqliteMarkers
{
    public static void Save(SqliteConnection connection, IReadOnlyList<ReadMarker> markers)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var marker in markers)
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO marker (identity, target, at) VALUES ($identity, $target, $at)
                ON CONFLICT (identity, target) DO UPDATE SET at = max(at, excluded.at)
                """;
            command.Parameters.AddWithValue("$identity", marker.Identity);
            command.Parameters.AddWithValue("$target", marker.Target);
            command.Parameters.AddWithValue("$at", marker.At.ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The newest markers, oldest first.</summary>
    public static IReadOnlyList<ReadMarker> Load(SqliteConnection connection, int max)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT identity, target, at FROM marker ORDER BY at DESC LIMIT $max";
        command.Parameters.AddWithValue("$max", max);
        var markers = new List<ReadMarker>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            markers.Add(new ReadMarker(reader.GetString(0), reader.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2))));
        markers.Reverse();
        return markers;
    }
}
