using ChatServer.State;
using Microsoft.Data.Sqlite;

namespace ChatServer.Storage;

/// <summary>The writing half of <see cref="SqliteEventStore"/>: prepared statements and the heads of the logs. Used by one caller at a time.</summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Heads and readers kept in memory; beyond it all are forgotten and read again as needed.</summary>
    private const int MaxCached = 20_000;

    /// <summary>What stands in the key of a log that was set aside, and in no other.</summary>
    public const char SetAsideMark = '\n';

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollBack;
    private readonly SqliteCommand _findLog;
    private readonly SqliteCommand _addLog;
    private readonly SqliteCommand _moveHead;
    private readonly SqliteCommand _addEntry;
    private readonly SqliteCommand _addReader;
    private readonly SqliteCommand _renameLog;
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
        _renameLog = Prepare("UPDATE log SET key = $key, dropped_hash = ifnull(dropped_hash, $start) WHERE id = $id", "$key", "$start", "$id");
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
        foreach (var command in new[] { _begin, _commit, _rollBack, _findLog, _addLog, _moveHead, _addEntry, _addReader, _renameLog, _addText, _dropText, _redact })
            command.Dispose();
    }

    private Head Append(LogEntry entry)
    {
        var head = entry.Continues is { } earlier ? Continue(earlier, entry) : GetHead(entry.Log);
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

        if (entry.ClosesLog)
            SetAside(entry.Log, entry.Id);
        return head;
    }

    /// <summary>Goes on with a log under the entry's key. What an earlier channel of that name left is set aside, or its readers would mix.</summary>
    private Head Continue(string earlier, LogEntry entry)
    {
        if (earlier == entry.Log)
            return GetHead(entry.Log);

        SetAside(entry.Log, entry.Id);
        var head = GetHead(earlier);
        Rename(head, earlier, entry.Log);
        return _heads[entry.Log] = head;
    }

    /// <summary>Gives a log a key that no channel can have: it stays in the file, and nobody can ask for it.</summary>
    private void SetAside(string key, EventId until)
    {
        if ((_heads.GetValueOrDefault(key) ?? Find(key)) is { } head)
            Rename(head, key, $"{key}{SetAsideMark}{until}");
    }

    /// <summary>The chain goes on from the hash that it began with, which the first key gave.</summary>
    private void Rename(Head head, string from, string to)
    {
        Run(_renameLog, to, EventChain.Start(from), head.Id);
        _heads.Remove(from);
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
