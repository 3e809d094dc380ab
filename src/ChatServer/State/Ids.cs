namespace ChatServer.State;

/// <summary>One connection of a client: a slot of the connection table and how often the slot was used before.</summary>
internal readonly record struct SessionId(long Value)
{
    private const int SlotBits = 24;

    /// <summary>The most connections that the ids can tell apart at one time.</summary>
    public const int MaxSlots = 1 << SlotBits;

    public static SessionId Of(int slot, long use) => new((use << SlotBits) | (uint)slot);

    public int Slot => (int)(Value & (MaxSlots - 1));
}

/// <summary>A registered user, for as long as it is online.</summary>
internal readonly record struct UserId(long Value);

/// <summary>A channel, for as long as the process runs.</summary>
internal readonly record struct ChannelId(long Value);
