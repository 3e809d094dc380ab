using System.Collections.Immutable;
using ChatCore.Client;
using ChatCore.Protocol;

namespace ChatWeb.Sessions;

/// <summary>What a user can see. Written by <see cref="StateProjector"/> alone; components read immutable values from it.</summary>
public sealed class SessionState
{
    /// <summary>More conversations than anybody follows. Beyond it the private one that was quiet for longest makes room.</summary>
    public const int ConversationLimit = 300;

    private readonly Dictionary<string, Conversation> _byName = new(CaseMapping.Ascii);

    /// <summary>Names that channels had.</summary>
    private ImmutableDictionary<string, Conversation> _byFormerName = ImmutableDictionary.Create<string, Conversation>(CaseMapping.Ascii);
    private ImmutableArray<Conversation> _conversations = [];

    public ConnectionState Connection { get; set; } = new ConnectionState.Idle();

    public string Nick { get; set; } = string.Empty;

    public bool IsAway { get; set; }

    /// <summary>The network's name as announced, or the server's.</summary>
    public string Network { get; set; } = string.Empty;

    public ISupport Support { get; set; } = ISupport.Empty;

    /// <summary>What the server and the client have agreed on: the page offers nothing that the server does not know.</summary>
    public Capability Capabilities { get; set; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What people tell of themselves, this user included.</summary>
    public People People { get; } = new();

    /// <summary>The newest thing the server refused that belongs to no conversation.</summary>
    public Alert? Alert { get; set; }

    /// <summary>Told of a private conversation that made room for another.</summary>
    public Action<Conversation>? OnDisplaced { get; init; }

    /// <summary>Channels first, each kind by name.</summary>
    public ImmutableArray<Conversation> Conversations => _conversations;

    public Conversation? Find(string? name)
    {
        foreach (var conversation in _conversations)
        {
            if (CaseMapping.Ascii.Equals(conversation.Name, name))
                return conversation;
        }

        return null;
    }

    /// <summary>The conversation that has the name or had it: for what was on its way while a channel was renamed.</summary>
    public Conversation? FindLate(string? name) =>
        Find(name) ?? (name is not null && _byFormerName.TryGetValue(name, out var renamed) && _conversations.Contains(renamed) ? renamed : null);

    /// <summary>The conversation of that name, begun if need be; null when there is no room left.</summary>
    public Conversation? GetOrAdd(string name)
    {
        if (_byName.TryGetValue(name, out var known))
            return known;

        if (_byName.Count >= ConversationLimit && !MakeRoom())
            return null;

        var conversation = new Conversation(name, Support.IsChannel(name), Time);
        _byName.Add(name, conversation);
        Publish();
        return conversation;
    }

    public void Remove(string name)
    {
        if (_byName.Remove(name))
            Publish();
    }

    /// <summary>Gives a channel another name; one of that name that is still shown makes room. Null when there is none of the old name.</summary>
    public Conversation? Rename(string oldName, string newName)
    {
        if (!_byName.Remove(oldName, out var channel))
            return null;

        _byName[newName] = channel;
        _byFormerName = _byFormerName.Count < ConversationLimit ? _byFormerName.SetItem(oldName, channel) : _byFormerName.Clear().Add(oldName, channel);
        channel.Name = newName;
        Publish();
        return channel;
    }

    private bool MakeRoom()
    {
        var quietest = _byName.Values.Where(conversation => conversation is { IsChannel: false, IsViewed: false }).MinBy(conversation => conversation.LastActivity);
        if (quietest is null || !_byName.Remove(quietest.Name))
            return false;

        OnDisplaced?.Invoke(quietest);
        return true;
    }

    private void Publish() => ImmutableInterlocked.InterlockedExchange(ref _conversations,
        [.. _byName.Values.OrderByDescending(conversation => conversation.IsChannel).ThenBy(conversation => conversation.Name, StringComparer.OrdinalIgnoreCase)]);
}

/// <summary>A sentence for the user that belongs to no conversation.</summary>
public sealed record Alert(long Number, string Text);
