namespace ChatCore.Client;

/// <summary>How far this client's owner has been told of a conversation.</summary>
internal sealed class Conversation(string name)
{
    private const int MaxRemembered = 5_000;
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Queue<string> _toldInOrder = new();
    private string? _newestLive;

    public string Name { get; set; } = name;

    /// <summary>The newest message up to which nothing is missing; null when nothing was ever said or read.</summary>
    public string? Anchor { get; private set; }

    /// <summary>The owner waits for its newest history.</summary>
    public bool NeedsOpening { get; set; }

    /// <summary>Nothing is missing between the anchor and what comes live.</summary>
    public bool IsCaughtUp { get; private set; }

    /// <summary>History of it is being read.</summary>
    public bool IsReading { get; set; }

    /// <summary>Remembers that a message is told. False when it was before.</summary>
    public bool TryTell(string id)
    {
        if (!_told.Add(id))
            return false;

        _toldInOrder.Enqueue(id);
        if (_toldInOrder.Count > MaxRemembered)
            _told.Remove(_toldInOrder.Dequeue());
        return true;
    }

    /// <summary>A message came live. While older ones are still missing it does not move the anchor.</summary>
    public void SeeLive(string id)
    {
        _newestLive = id;
        if (IsCaughtUp)
            Anchor = id;
    }

    /// <summary>History was read without a gap up to this message.</summary>
    public void ReadUpTo(string id) => Anchor = id;

    /// <summary>Nothing is missing any more.</summary>
    public void CatchUp()
    {
        IsCaughtUp = true;
        IsReading = NeedsOpening = false;
        if (_newestLive is not null && string.CompareOrdinal(_newestLive, Anchor) > 0)
            Anchor = _newestLive;
        _newestLive = null;
    }

    /// <summary>From here on messages may be missed.</summary>
    public void LoseConnection()
    {
        IsCaughtUp = IsReading = false;
        _newestLive = null;
    }
}
