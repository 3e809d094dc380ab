using ChatCore.Protocol;

namespace ChatCore.Client;

/// <summary>The conversations that are caught up after a lost connection. Bounded: the longest unused private ones are forgotten first.</summary>
internal sealed class ConversationLedger
{
    private const int MaxConversations = 1_000;
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
        if (_byUse.Count > MaxConversations)
            Forget(_byUse.First!.Value.Name);
        return node!.Value;
    }

    public void Forget(string name)
    {
        if (_byName.Remove(name, out var node))
            _byUse.Remove(node);
    }

    public void LoseConnection()
    {
        foreach (var conversation in _byUse)
            conversation.LoseConnection();
    }
}
