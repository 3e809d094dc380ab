using ChatServer.State;

namespace ChatServer.Storage;

/// <summary>Keeps the newest entries of each log in memory: for tests, and for servers that are to remember nothing.</summary>
/// <param name="maxChannelEntries">Entries kept of a channel; older ones are dropped.</param>
/// <param name="maxConversationEntries">Entries kept of a private conversation; older ones are dropped.</param>
/// <param name="maxLogs">Logs kept in all; beyond it the one that was written to longest ago is dropped.</param>
internal sealed class InMemoryEventStore(int maxChannelEntries, int maxConversationEntries, int maxLogs = 10_000) : IEventStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Log>> _logs = [];
    private readonly LinkedList<Log> _byLastWrite = [];

    private sealed record Log(string Key)
    {
        private readonly List<LogEntry> _entries = [];
        private readonly Dictionary<(string Identity, string Peer), int> _readers = [];

        public IReadOnlyList<LogEntry> Entries => _entries;

        /// <summary>Who may read it, and under which nickname of the other: those that an entry names.</summary>
        public IReadOnlyCollection<(string Identity, string Peer)> Readers => _readers.Keys;

        public bool IsReadBy(string identity, string peer) => _readers.ContainsKey((identity, peer));

        public void Add(LogEntry entry)
        {
            _entries.Add(entry);
            foreach (var reader in PrivateReaders.Of(entry))
                _readers[reader] = _readers.GetValueOrDefault(reader) + 1;
        }

        public void RemoveAll(Predicate<LogEntry> isUnwanted)
        {
            foreach (var entry in _entries.FindAll(isUnwanted))
                Forget(entry);
            _entries.RemoveAll(isUnwanted);
        }

        public void Trim(int limit)
        {
            while (_entries.Count > limit)
            {
                Forget(_entries[0]);
                _entries.RemoveAt(0);
            }
        }

        public Log MovedTo(string key)
        {
            var moved = new Log(key);
            foreach (var entry in _entries)
                moved.Add(entry with { Log = key });
            return moved;
        }

        private void Forget(LogEntry entry)
        {
            foreach (var reader in PrivateReaders.Of(entry))
            {
                if (--_readers[reader] == 0)
                    _readers.Remove(reader);
            }
        }
    }

    public Task<StoredState> LoadAsync(int maxChannels, CancellationToken cancellationToken) =>
        Task.FromResult(new StoredState(default, []));

    public Task AppendAsync(IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var entry in entries)
                Append(entry);
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<LogEntry>> ReadAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var found = Logs(query.Log)
                .SelectMany(log => log.Entries)
                .Where(entry => EntryKinds.IsShown(entry.Kind, query.WithEvents) && entry.Id > query.After && entry.Id < query.Before)
                .OrderBy(entry => entry.Id);
            return Task.FromResult(Take(found, query.From, query.Limit));
        }
    }

    public Task<IReadOnlyList<ConversationTarget>> ReadTargetsAsync(TargetsQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var channels = query.Channels.SelectMany(channel => Logs(new HistoryLog.OfChannel(channel.Log))
                .SelectMany(log => log.Entries)
                .Where(entry => EntryKinds.IsMessage(entry.Kind)).TakeLast(1)
                .Select(latest => new ConversationTarget(channel.Name, latest.Id)));
            var conversations = _byLastWrite.Where(log => log.Readers.Any(reader => reader.Identity == query.Identity))
                .SelectMany(log => log.Entries.Where(entry => EntryKinds.IsMessage(entry.Kind)).TakeLast(1))
                .Select(latest => new ConversationTarget(PrivateReaders.PeerOf(latest, query.Identity), latest.Id));
            return Task.FromResult(ConversationTargets.Choose(channels.Concat(conversations), query));
        }
    }

    public Task<IReadOnlyList<LogEntry>> FindAsync(HistoryLog log, EventId id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            IReadOnlyList<LogEntry> found = [.. Logs(log).SelectMany(one => one.Entries)
                .Where(entry => entry.Id == id && EntryKinds.CanBeChanged(entry.Kind)).Take(1)];
            return Task.FromResult(found);
        }
    }

    public Task<IReadOnlyList<LogEntry>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var found = query.Logs.SelectMany(Logs).Distinct()
                .SelectMany(log => log.Entries)
                .Where(entry => entry.Kind is EntryKind.PrivMsg or EntryKind.Notice && entry.Id > query.After && entry.Id < query.Before)
                .Where(entry => query.From is null || EntryKinds.IsFrom(entry, query.From))
                .Where(entry => query.Words.All(word => entry.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .OrderBy(entry => entry.Id);
            return Task.FromResult(Take(found, query.CountedFrom, query.Limit));
        }
    }

    /// <summary>The engine has them for as long as the process runs.</summary>
    public Task SaveMarkersAsync(IReadOnlyList<ReadMarker> markers, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Every log is within its bound after each entry.</summary>
    public Task<bool> TidyAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IReadOnlyList<LogEntry> Take(IEnumerable<LogEntry> found, HistoryEnd from, int limit) =>
        [.. from == HistoryEnd.Oldest ? found.Take(limit) : found.TakeLast(limit)];

    private IEnumerable<Log> Logs(HistoryLog wanted) => wanted switch
    {
        HistoryLog.OfChannel channel => _logs.TryGetValue(channel.LogKey, out var node) ? [node.Value] : [],
        HistoryLog.OfConversation mine => _byLastWrite.Where(log => log.IsReadBy(mine.Identity, mine.Peer)),
        HistoryLog.OfIdentity all => _byLastWrite.Where(log => log.Readers.Any(reader => reader.Identity == all.Identity)),
        _ => [],
    };

    private void Append(LogEntry entry)
    {
        if (entry.Continues is { } earlier && earlier != entry.Log)
            Rename(earlier, entry.Log);
        if (!_logs.TryGetValue(entry.Log, out var node))
        {
            node = new LinkedListNode<Log>(new Log(entry.Log));
            _logs.Add(entry.Log, node);
        }
        else
        {
            _byLastWrite.Remove(node);
        }

        _byLastWrite.AddLast(node);
        var log = node.Value;
        if (entry.Kind == EntryKind.Redaction)
            log.RemoveAll(other => other.Id == entry.Refers || (other.Kind == EntryKind.Edit && other.Refers == entry.Refers));
        log.Add(entry);
        log.Trim(entry.Parties is null ? maxChannelEntries : maxConversationEntries);

        if (entry.ClosesLog)
            Drop(entry.Log);

        if (_logs.Count > maxLogs && _byLastWrite.First is { } oldest)
            Drop(oldest.Value.Key);
    }

    private void Rename(string from, string to)
    {
        Drop(to);
        if (_logs.Remove(from, out var node))
        {
            node.Value = node.Value.MovedTo(to);
            _logs.Add(to, node);
        }
    }

    private void Drop(string key)
    {
        if (_logs.Remove(key, out var node))
            _byLastWrite.Remove(node);
    }
}
