using System.Runtime.InteropServices;
using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.Networking;
using ChatServer.State;
using Microsoft.Extensions.Logging;

namespace ChatServer.Delivery;

/// <summary>
/// Carries out effects in order: lines go to the outbound buffers of all receivers, and at the end of the round every connection that
/// got something is flushed once. All of a command is in everybody's buffer before the answer to the next command is in anybody's.
/// </summary>
internal sealed class DeliveryStage(ConnectionTable table, FlushAll flush, ILogger<DeliveryStage> logger)
{
    /// <summary>The connections that got something in this round.</summary>
    private readonly List<ITransportConnection> _written = [];

    /// <summary>The number of this round: a connection that has it is in the list.</summary>
    private long _round = 1;

    /// <param name="effects">What to carry out.</param>
    /// <param name="isStored">Whether the batch was stored; without that its messages are withheld.</param>
    public void CarryOut(IReadOnlyList<Effect> effects, bool isStored)
    {
        foreach (var effect in effects)
        {
            var withheld = effect.Of?.IsStored ?? isStored ? EffectCondition.IfNotStored : EffectCondition.IfStored;
            if (effect.When == EffectCondition.Always || effect.When != withheld)
                CarryOut(effect);
        }
    }

    /// <summary>Has everything written that this round put into buffers.</summary>
    public void FlushRound()
    {
        flush(CollectionsMarshal.AsSpan(_written));
        _written.Clear();
        _round++;
    }

    private void CarryOut(Effect effect)
    {
        switch (effect)
        {
            case LineToAll many:
                foreach (var session in many.Audience.Sessions)
                {
                    if (session != many.Except)
                        Append(session, many.Line);
                }

                break;

            case LineTo one:
                Append(one.Session, one.Line);
                break;

            case RefusalTo refused:
                Append(refused.Session, new EncodedLine(refused.Line()));
                break;

            case CapabilitiesInForce changed when table.Find(changed.Session) is { } connection:
                connection.Capabilities = changed.Capabilities;
                break;

            case SessionWelcomed welcomed when table.Find(welcomed.Session) is { } connection:
                connection.IsRegistered = true;
                break;

            case SessionClosing closing when table.Find(closing.Session) is { } connection:
                connection.Close();
                break;

            case SessionReleased released:
                table.Remove(released.Session);
                break;

            default:
                break; // The connection is gone already.
        }
    }

    private void Append(SessionId session, EncodedLine line)
    {
        if (table.Find(session) is not { ClosingSince: null } connection || TryEncode(line, connection.Capabilities) is not { } bytes)
            return;

        if (bytes.Length == 0)
            return;
        if (!connection.Transport.Outbound.TryAppend(bytes))
        {
            connection.End("SendQ exceeded");
            return;
        }

        if (connection.DeliveryRound == _round)
            return;
        connection.DeliveryRound = _round;
        _written.Add(connection.Transport);
    }

    /// <summary>A line that cannot be written is a bug, and costs nobody more than that line.</summary>
    private byte[]? TryEncode(EncodedLine line, Capability capabilities)
    {
        try
        {
            return line.For(capabilities);
        }
        catch (ArgumentException bug)
        {
            DeliveryLog.NotEncoded(logger, line.Message.Verb, bug);
            return null;
        }
    }
}
