using ChatCore.Client;

namespace ChatWeb.Sessions;

/// <summary>What became of a conversation's messages, for everything that shows some of them: the newest and stretches of older ones.</summary>
internal sealed class MessageFates
{
    private readonly Lock _gate = new();
    private readonly Amendments _amendments = new();
    private readonly HashSet<string> _hidden = new(StringComparer.Ordinal);
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    public Amendment Find(string messageId)
    {
        lock (_gate)
            return _amendments.Find(messageId);
    }

    public bool IsHidden(string messageId)
    {
        lock (_gate)
            return _hidden.Contains(messageId);
    }

    /// <summary>Somebody reacted to a message, edited it or took it back; also to one that is not held, for it may be read back later.</summary>
    public void Apply(IReadOnlyCollection<MessageChange> changes)
    {
        if (changes.Count == 0)
            return;

        lock (_gate)
        {
            foreach (var change in changes)
            {
                _amendments.Apply(change);
                if (change is MessageChange.Redacted)
                    _hidden.Remove(change.MessageId);
            }

            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>Hides a message that its author wants deleted, or shows it again.</summary>
    public void Hide(string messageId, bool isHidden)
    {
        lock (_gate)
        {
            if (isHidden)
                _hidden.Add(messageId);
            else
                _hidden.Remove(messageId);

            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>The server refused something: perhaps a deletion, so that nothing is hidden on its behalf any more.</summary>
    public void ShowHidden()
    {
        lock (_gate)
        {
            if (_hidden.Count == 0)
                return;

            _hidden.Clear();
            Interlocked.Increment(ref _version);
        }
    }
}
