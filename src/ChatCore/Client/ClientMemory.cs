namespace ChatCore.Client;

/// <summary>What outlives a connection.</summary>
internal sealed class ClientMemory
{
    public ClientMemory(ChatClientOptions options, OwnIdentity self, Outbox outbox)
    {
        (Self, Outbox, WantedNick, Account) = (self, outbox, options.Nick, options.Account);
        Conversations = new ConversationLedger(Channels);
        foreach (var channel in options.Channels)
            Channels.TryAdd(channel, key: null);
    }

    public OwnIdentity Self { get; }

    public Outbox Outbox { get; }

    /// <summary>The nickname to ask for.</summary>
    public string WantedNick { get; set; }

    /// <summary>The account to log in to; null for a guest.</summary>
    public ClientAccount? Account { get; set; }

    /// <summary>The away message that is set; null for none.</summary>
    public string? AwayMessage { get; set; }

    /// <summary>The real name that was set since; null for the one of the options.</summary>
    public string? RealName { get; set; }

    /// <summary>What this user tells of itself, as far as it was set here.</summary>
    public Dictionary<string, string> Profile { get; } = new(StringComparer.Ordinal);

    public WantedChannels Channels { get; } = new();

    public ConversationLedger Conversations { get; }

    /// <summary>A channel is left for good. Returns whether the owner believes to be in it.</summary>
    public bool Leave(string channel)
    {
        Conversations.Forget(channel);
        Outbox.FailUncertain(channel, "The channel was left before the server confirmed it.");
        return Channels.Remove(channel);
    }

    /// <summary>A channel has another name: it is the one to be in, and what waits to be said in it goes there.</summary>
    public void Rename(string oldName, string newName)
    {
        Channels.Rename(oldName, newName);
        Conversations.Rename(oldName, newName);
        Outbox.Rename(oldName, newName);
    }

    /// <summary>A channel that this client is not in is wanted no more; its owner may believe otherwise.</summary>
    public void GiveUp(string channel, string? reason, ClientFeed feed)
    {
        if (Channels.Contains(channel) && Leave(channel))
            feed.Tell(new ClientEvent.ChannelLeft(channel, KickedBy: null, reason));
    }

    /// <summary>Tells what became of own messages since the last time.</summary>
    public void TellOutbox(ClientFeed feed)
    {
        foreach (var message in Outbox.TakeChanges())
            feed.Tell(new ClientEvent.OutgoingChanged(message));
    }

    public void LoseConnection()
    {
        Conversations.LoseConnection();
        Outbox.LoseConnection();
    }
}
