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

    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollBack;
    private readonly SqliteStatement _findLog;
    private readonly SqliteStatement _addLog;
    private readonly SqliteStatement _moveHead;
    private readonly SqliteStatement _addEntry;
    private readonly SqliteStatement _addReader;
    private readonly SqliteStatement _renameLog;
    private readonly SqliteStatement _redact;
    private readonly SqliteSearchIndex _index;
    private readonly Dictionary<string, Head> _heads = [];
    private readonly HashSet<(string Identity, string Peer, long Log)> _readers = [];

    private sealed class Head(long id, long sequence, byte[] hash)
    {
        public long Id { get; } = id;

        public long Sequence { get; set; } = sequence;

        public byte[] Hash { get; set; } = hash;

        public long Newest { get; set; }
    }

    public SqliteWriter(SqliteConnection connection, SqliteSearchIndex index)
    {
        _index = index;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollBack = new(connection, "ROLLBACK");
        _findLog = new(connection, "SELECT id, sequence, hash FROM log WHERE key = ?");
        _addLog = new(connection, "INSERT INTO log (key, sequence, hash, newest) VALUES (?, 0, ?, 0) RETURNING id");
        _moveHead = new(connection, "UPDATE log SET sequence = ?, hash = ?, newest = ? WHERE id = ?");
        _addEntry = new(
            connection,
            "INSERT INTO entry (id, log_id, sequence, kind, source, target, text, tags, sender, refers, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        _redact = new(connection, "UPDATE entry SET text = '', tags = '', redacted = 1 WHERE log_id = ?1 AND (id = ?2 OR (kind = 4 AND refers = ?2))");
        _renameLog = new(connection, "UPDATE log SET key = ?, dropped_hash = ifnull(dropped_hash, ?) WHERE id = ?");
        _addReader = new(connection, "INSERT OR IGNORE INTO reader (identity, peer, log_id) VALUES (?, ?, ?)");
    }

    public void Append(IReadOnlyList<LogEntry> entries)
    {
        _begin.Run();
        try
        {
            var moved = new HashSet<Head>();
            foreach (var entry in entries)
                moved.Add(Append(entry));
            foreach (var head in moved)
                _moveHead.Bind(1, head.Sequence).Bind(2, head.Hash).Bind(3, head.Newest).Bind(4, head.Id).Run();

            _commit.Run();
        }
        catch
        {
            Forget();
            _rollBack.RunQuietly();
            throw;
        }

        if (_heads.Count + _readers.Count > MaxCached)
            Forget();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _begin, _commit, _rollBack, _findLog, _addLog, _moveHead, _addEntry, _addReader, _renameLog, _redact })
            command.Dispose();
    }

    private Head Append(LogEntry entry)
    {
        var head = entry.Continues is { } earlier ? Continue(earlier, entry) : GetHead(entry.Log);
        head.Sequence++;
        head.Hash = EventChain.Next(head.Hash, head.Sequence, entry);
        head.Newest = entry.Id.Value;
        Add(entry, head);
        if (entry.Kind == EntryKind.Redaction)
            Redact(entry.Refers, head);
        foreach (var (identity, peer) in PrivateReaders.Of(entry))
        {
            if (_readers.Add((identity, peer, head.Id)))
                _addReader.Bind(1, identity).Bind(2, peer).Bind(3, head.Id).Run();
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
        _renameLog.Bind(1, to).Bind(2, EventChain.Start(from)).Bind(3, head.Id).Run();
        _heads.Remove(from);
    }

    /// <summary>Its words go, its place in the chain stays.</summary>
    private void Redact(EventId message, Head head)
    {
        _index.Drop(message);
        _redact.Bind(1, head.Id).Bind(2, message.Value).Run();
    }

    private Head GetHead(string key)
    {
        if (_heads.TryGetValue(key, out var known))
            return known;

        return _heads[key] = Find(key) ?? Add(key);
    }

    private Head? Find(string key)
    {
        if (!_findLog.Bind(1, key).Read())
            return null;

        var head = new Head(_findLog.GetInt64(0), _findLog.GetInt64(1), _findLog.GetBytes(2));
        _findLog.Reset();
        return head;
    }

    private Head Add(string key)
    {
        var start = EventChain.Start(key);
        _addLog.Bind(1, key).Bind(2, start).Read();
        var head = new Head(_addLog.GetInt64(0), 0, start);
        _addLog.Run();
        return head;
    }

    private void Add(LogEntry entry, Head head) => _addEntry
        .Bind(1, entry.Id.Value).Bind(2, head.Id).Bind(3, head.Sequence).Bind(4, (long)entry.Kind)
        .Bind(5, entry.Source.ToString()).Bind(6, entry.Target).Bind(7, entry.Text).Bind(8, entry.Tags)
        .Bind(9, entry.Sender).Bind(10, entry.Refers.Value).Bind(11, head.Hash)
        .Run();

    /// <summary>What is in memory may be ahead of the database after a failed transaction.</summary>
    private void Forget()
    {
        _heads.Clear();
        _readers.Clear();
    }
}
