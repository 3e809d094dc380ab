using ChatCore.Protocol;
using ChatServer.Commands;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>
/// Collects what one command sends: answers for its own client, kept together, and lines for others, straight to the batch.
/// </summary>
internal sealed class CommandOutput(EngineBatch batch, Source server, Session? actor, string? label)
{
    private readonly ReplyBatch? _replies = actor is null ? null : new ReplyBatch(actor.Id, actor.Capabilities, server);
    private EngineBatch _batch = batch;
    private bool _closesActor;

    /// <summary>The server, as the source of its lines.</summary>
    public Source Server => server;

    /// <summary>The label that the answers carry; null for none.</summary>
    public string? Label { get; set; } = label;

    public void Add(Effect effect) => _batch.Effects.Add(effect);

    /// <summary>The command stood still at a question, and goes on in a later batch.</summary>
    public void ContinueIn(EngineBatch later) => _batch = later;

    /// <summary>A line for everybody in the audience but the actor.</summary>
    public void Others(Audience audience, OutgoingMessage line, EffectCondition when = EffectCondition.Always)
    {
        if (audience.Count > 0)
            Add(new LineToAll(audience, new EncodedLine(line), actor?.Id) { When = when });
    }

    public void ToSession(SessionId session, OutgoingMessage line, EffectCondition when)
    {
        if (session == actor?.Id)
            ToActor(line, when);
        else
            Add(new LineTo(session, new EncodedLine(line)) { When = when });
    }

    /// <summary>A line that is no answer to the command, even if it goes to the actor.</summary>
    public void Deliver(SessionId session, OutgoingMessage line, EffectCondition when = EffectCondition.Always) =>
        Add(new LineTo(session, new EncodedLine(line)) { When = when });

    /// <summary>A numeric for another client than the one that asked.</summary>
    public void Tell(Session session, Reply reply) => ToSession(session.Id, ToLine(reply, session), EffectCondition.Always);

    /// <summary>News in the server's name, for whichever client: no answer to the command.</summary>
    public void Announce(Session session, Reply reply) => Deliver(session.Id, ToLine(reply, session));

    public void ToActor(OutgoingMessage line, EffectCondition when = EffectCondition.Always, Storing? of = null) => _replies?.Add(line, when, of);

    /// <summary>An answer in the server's name; a numeric gets the client's name in front.</summary>
    public void Reply(Reply reply) => ToActor(ToLine(reply, actor));

    /// <summary>The answer in place of the command's events when the store fails.</summary>
    public void ReplyUnlessStored(Func<Reply> reply, Storing? of) => _replies?.AddRefusal(() => ToLine(reply(), actor), of);

    /// <summary>Answers in a batch.</summary>
    public void Reply(Batched batched) => _replies?.AddBatch(batched.Type, batched.Parameters, batched.Lines);

    /// <summary>Answers in the server's name, in a batch.</summary>
    public void Reply(BatchedReplies batched) => _replies?.AddBatch(batched.Type, batched.Parameters, batched.Replies.Select(reply => (OutgoingMessage)ToLine(reply, actor)));

    /// <summary>The actor's connection is closed after its answers.</summary>
    public void ThenClose() => _closesActor = true;

    /// <summary>Puts the answers into the batch, labelled as they have to be.</summary>
    public void Complete()
    {
        if (actor is null || _replies is null)
            return;

        _replies.AddTo(_batch.Effects, Label);
        if (_closesActor)
            Add(new SessionClosing(actor.Id));
    }

    /// <summary>
    /// The line of an answer, in the server's name; a numeric gets the name of the client that gets it in front. Middle parameters may be a
    /// client's own words, and then of any shape.
    /// </summary>
    private Message ToLine(Reply reply, Session? receiver)
    {
        var given = reply.Parameters;
        var before = char.IsAsciiDigit(reply.Verb[0]) ? 1 : 0;
        var parameters = new string[before + given.Count];
        if (before > 0)
            parameters[0] = receiver?.DisplayName ?? "*";
        for (var i = 0; i < given.Count; i++)
            parameters[before + i] = i < given.Count - 1 ? Target.Shown(given[i]) : given[i];

        return new Message(reply.Verb, parameters) { Source = Server };
    }
}
