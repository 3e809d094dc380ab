using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>
/// The conversations that are caught up after a lost connection. Those with a channel that the client is in stay, of which there is a bound
/// already; of the others the longest unused is forgotten when there are too many.
/// </summary>
internal sealed class ConversationLedger(WantedChannels channels)
{
    private const int MaxOthers = 1_000;
    private readonly Dictionary<string, LinkedListNode<Conversation>> _byName = new(CaseMapping.Ascii);
    private readonly LinkedList<Conversation> _byUse = new();

    public IReadOnlyList<Conversation> All => [.. _byUse];

    public Conversation? Find(string name) => _byName.TryGetValue(name, out var node) ? node.Value : null;

    /// <summary>The conversation, which is now the one used last.</summary>
    public Conversation GetOrAdd(string name, out bool isNew)
    {
        isNew = !_byName.TryGetValue(name, out var node);
        if (isNew)
            _byName[name] = node = new LinkedListNode<Conversation>(new Conversation(name));
        else
            _byUse.Remove(node!);

        _byUse.AddLast(node!);
        if (isNew)
            ForgetLongestUnused();
        return node!.Value;
    }

    public void Forget(string name)
    {
        if (_byName.Remove(name, out var node))
            _byUse.Remove(node);
    }

    /// <summary>What is known of a conversation is known of it under its new name; what was of that name before is over.</summary>
    public void Rename(string oldName, string newName)
    {
        if (!_byName.Remove(oldName, out var node))
            return;

        Forget(newName);
        node.Value.Name = newName;
        _byName[newName] = node;
    }

    public void LoseConnection()
    {
        foreach (var conversation in _byUse)
            conversation.LoseConnection();
    }

    private void ForgetLongestUnused()
    {
        var others = _byUse.Where(conversation => !channels.Contains(conversation.Name)).Take(MaxOthers + 1).ToArray();
        if (others.Length > MaxOthers)
            Forget(others[0].Name);
    }
}
