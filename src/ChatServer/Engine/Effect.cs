using ChatCore.Protocol;
using ChatServer.Delivery;
using ChatServer.State;

namespace ChatServer.Engine;

/// <summary>What the outside gets to see of a command: carried out in order, after what it belongs to is stored.</summary>
internal abstract record Effect
{
    public EffectCondition When { get; init; }

    /// <summary>The batch whose storing counts, where it is an earlier one; null for the effect's own.</summary>
    public Storing? Of { get; init; }
}

/// <summary>Whether an effect depends on the store.</summary>
internal enum EffectCondition
{
    Always,

    /// <summary>A message: nobody may see it unless it is kept.</summary>
    IfStored,

    /// <summary>The refusal in its place.</summary>
    IfNotStored,
}

/// <summary>A line for one session.</summary>
internal sealed record LineTo(SessionId Session, EncodedLine Line) : Effect;

/// <summary>A line for one session in place of what could not be stored; it is made only then.</summary>
internal sealed record RefusalTo(SessionId Session, Func<Message> Line) : Effect;

/// <summary>A line for many sessions, but for one.</summary>
internal sealed record LineToAll(Audience Audience, EncodedLine Line, SessionId? Except) : Effect;

/// <summary>From here on the session's lines carry what these capabilities ask for.</summary>
internal sealed record CapabilitiesInForce(SessionId Session, Capability Capabilities) : Effect;

/// <summary>The session is registered: the deadline for that no longer counts.</summary>
internal sealed record SessionWelcomed(SessionId Session) : Effect;

/// <summary>The connection is to be closed once everything before this is written.</summary>
internal sealed record SessionClosing(SessionId Session) : Effect;

/// <summary>Nothing will be sent to the session any more: its id may be given to another.</summary>
internal sealed record SessionReleased(SessionId Session) : Effect;
