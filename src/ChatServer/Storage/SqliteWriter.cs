using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>The writing half of <see cref="SqliteEventStore"/>: prepared statements and the heads of the logs. Used by one caller at a time.</summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Heads and readers kept in memory; beyond it all are forgotten and read again as needed.</summary>
    private const int MaxCached = 20_000;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteCommand _findLog;
    private readonly SqliteCommand _addLog;
    private readonly SqliteCommand _moveHead;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _addReader;
    private readonly SqliteCommand _addText;
    private readonly SqliteCommand _dropText;
    private readonly SqliteCommand _redact;
    private readonly Dictionary<string, Head> _heads = [];
    private readonly HashSet<(string Identity, string Peer, long Log)> _readers = [];

    private sealed class Head(long id, long sequence, byte[] hash)
    {
        public long Id { get; } = id;

        public long Sequence { get; set; } = sequence;

        public byte[] Hash { get; set; } = hash;

        public long Newest { get; set; }
    }

    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollBack = Prepare("ROLLBACK");
        _findLog = Prepare("SELECT id, sequence, hash FROM log WHERE key = $key", "$key");
        _addLog = Prepare("INSERT INTO log (key, sequence, hash, newest) VALUES ($key, 0, $hash, 0) RETURNING id", "$key", "$hash");
        _moveHead = Prepare("UPDATE log SET sequence = $sequence, hash = $hash, newest = $newest WHERE id = $id", "$sequence", "$hash", "$newest", "$id");
        _addEntry = Prepare(
            """
            INSERT INTO entry (id, log_id, sequence, kind, source, target, text, tags, sender, refers, hash)
            VALUES ($id, $log, $sequence, $kind, $source, $target, $text, $tags, $sender, $refers, $hash)
            """,
            "$id", "$log", "$sequence", "$kind", "$source", "$target", "$text", "$tags", "$sender", "$refers", "$hash");
        _addText = Prepare("INSERT OR REPLACE INTO message_text (rowid, text) VALUES ($id, $text)", "$id", "$text");
        _dropText = Prepare("DELETE FROM message_text WHERE rowid = $id", "$id");
        _redact = Prepare(
            "UPDATE entry SET text = '', tags = '', redacted = 1 WHERE log_id = $log AND (id = $id OR (kind = 4 AND refers = $id))", "$log", "$id");
        _addReader = Prepare("INSERT OR IGNORE INTO reader (identity, peer, log_id) VALUES ($identity, $peer, $log)", "$identity", "$peer", "$log");
    }

    public void Append(IReadOnlyList<LogEntry> entries)
    {
        _begin.ExecuteNonQuery();
        try
        {
            var moved = new HashSet<Head>();
            foreach (var entry in entries)
                moved.Add(Append(entry));
            foreach (var head in moved)
                Run(_moveHead, head.Sequence, head.Hash, head.Newest, head.Id);

            _commit.ExecuteNonQuery();
        }
        catch
        {
            Forget();
            RollBack();
            throw;
        }

        if (_heads.Count + _readers.Count > MaxCached)
            Forget();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollBack, _findLog, _addLog, _moveHead, _addEntry, _addReader, _addText, _dropText, _redact })
            command.Dispose();
    }

    private Head Append(LogEntry entry)
    {
        var head = GetHead(entry.Log);
        head.Sequence++;
        head.Hash = EventChain.Next(head.Hash, head.Sequence, entry);
        head.Newest = entry.Id.Value;
        Run(_addEntry, entry.Id.Value, head.Id, head.Sequence, (long)entry.Kind, entry.Source, entry.Target, entry.Text, entry.Tags,
            entry.Sender, entry.Refers.Value, head.Hash);
        AppendText(entry, head);
        foreach (var (identity, peer) in PrivateReaders.Of(entry))
        {
            if (_readers.Add((identity, peer, head.Id)))
                Run(_addReader, identity, peer, head.Id);
        }

        return head;
    }

    /// <summary>What search finds: the text of messages, until they are taken back.</summary>
    private void AppendText(LogEntry entry, Head head)
    {
        if (entry.Kind is EntryKind.PrivMsg or EntryKind.Notice)
        {
            Run(_addText, entry.Id.Value, entry.Text);
        }
        else if (entry.Kind == EntryKind.Redaction)
        {
            Run(_dropText, entry.Refers.Value);
            Run(_redact, head.Id, entry.Refers.Value);
        }
    }

    private Head GetHead(string key)
    {
        if (_heads.TryGetValue(key, out var known))
            return known;

        return _heads[key] = Find(key) ?? Add(key);
    }

    private Head? Find(string key)
    {
        Bind(_findLog, key);
        using var reader = _findLog.ExecuteReader();
        return reader.Read() ? new Head(reader.GetInt64(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)) : null;
    }

    private Head Add(string key)
    {
        var start = EventChain.Start(key);
        Bind(_addLog, key, start);
        return new Head((long)_addLog.ExecuteScalar()!, 0, start);
    }

    /// <summary>What is in memory may be ahead of the database after a failed transaction.</summary>
    private void Forget()
    {
        _heads.Clear();
        _readers.Clear();
    }

    /// <summary>A failed statement may have ended the transaction already.</summary>
    private void RollBack()
    {
        try
        {
            _rollBack.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // There is nothing to take back.
        }
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }
}
