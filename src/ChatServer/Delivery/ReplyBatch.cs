using System.Globalization;
using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>
/// The lines that one command sends back to its own client. With a label they go out as IRCv3 <c>labeled-response</c> wants it: an ACK for
/// none, the label on a single one, a batch around several.
/// </summary>
internal sealed class ReplyBatch(SessionId session, Capability capabilities, Source server)
{
    private const string LabeledResponse = "labeled-response";
    private const string Reference = "r";

    private readonly List<Answer> _answers = [];
    private readonly List<Refused> _refusals = [];
    private int _batches;

    /// <param name="Lines">What is sent as one answer.</param>
    /// <param name="When">Whether the store must have kept the command's events.</param>
    /// <param name="Of">The batch whose storing counts, where it is an earlier one.</param>
    private readonly record struct Answer(IReadOnlyList<OutgoingMessage> Lines, EffectCondition When, Storing? Of = null);

    /// <param name="Line">Makes the refusal.</param>
    /// <param name="Of">The batch whose storing counts, where it is an earlier one.</param>
    private readonly record struct Refused(Func<Message> Line, Storing? Of);

    /// <summary>Adds what is sent in place of the command's events when the store fails: hardly ever, so it is not made before that.</summary>
    public void AddRefusal(Func<Message> line, Storing? of) => _refusals.Add(new Refused(line, of));

    public void Add(OutgoingMessage line, EffectCondition when = EffectCondition.Always, Storing? of = null)
    {
        if (line.For(capabilities).Count > 0)
            _answers.Add(new Answer([line], when, of));
    }

    /// <summary>Adds a batch of a type, which is a single answer whatever it holds.</summary>
    public void AddBatch(string type, IEnumerable<string> parameters, IEnumerable<OutgoingMessage> lines)
    {
        if (!capabilities.Has(Capability.Batch))
        {
            foreach (var line in lines)
                Add(line);
            return;
        }

        var reference = string.Create(CultureInfo.InvariantCulture, $"b{++_batches}");
        var inside = lines.Where(line => line.For(capabilities).Count > 0).Select(line => line.WithTag(TagNames.Batch, reference));
        _answers.Add(new Answer(
            [BatchLines.Open(server, reference, [type, .. parameters]), .. inside, BatchLines.Close(server, reference)], EffectCondition.Always));
    }

    /// <summary>Adds to the effects what the client gets, in order.</summary>
    /// <param name="effects">The effects.</param>
    /// <param name="label">The label of the command; null without one.</param>
    public void AddTo(List<Effect> effects, string? label)
    {
        var shown = capabilities.Has(Capability.LabeledResponse) ? label : null;
        if (shown is not null)
            effects.AddRange(Labelled(shown));
        else
            AddUnlabelledTo(effects);

        foreach (var (line, of) in _refusals)
            effects.Add(new RefusalTo(session, () => shown is null ? line() : line().WithTag(TagNames.Label, shown)) { When = EffectCondition.IfNotStored, Of = of });
    }

    private void AddUnlabelledTo(List<Effect> effects)
    {
        foreach (var answer in _answers)
        {
            foreach (var line in answer.Lines)
                effects.Add(ToEffect(line, answer.When, answer.Of));
        }
    }

    private IEnumerable<Effect> Labelled(string label)
    {
        if (_answers.Count == 0)
            _answers.Add(new Answer([new Message(Verbs.Ack) { Source = server }], _refusals.Count == 0 ? EffectCondition.Always : EffectCondition.IfStored));

        return IsOneAnswer() || !capabilities.Has(Capability.Batch)
            ? _answers.SelectMany((answer, i) => ToEffects(i == 0 ? Labelled(answer, label) : answer))
            : Wrapped(label);
    }

    private IEnumerable<Effect> Wrapped(string label)
    {
        yield return ToEffect(BatchLines.Open(server, Reference, LabeledResponse).WithTag(TagNames.Label, label));
        foreach (var answer in _answers)
        {
            foreach (var line in answer.Lines)
                yield return ToEffect(line.WithTag(TagNames.Batch, Reference), answer.When, answer.Of);
        }

        yield return ToEffect(BatchLines.Close(server, Reference));
    }

    private bool IsOneAnswer() => _answers is [var answer] && (answer.Lines is not [var only] || only.For(capabilities) is [_] or [{ Verb: Verbs.Batch }, ..]);

    private static Answer Labelled(Answer answer, string label) =>
        answer with { Lines = [answer.Lines[0].WithTag(TagNames.Label, label), .. answer.Lines.Skip(1)] };

    private IEnumerable<Effect> ToEffects(Answer answer) => answer.Lines.Select(line => ToEffect(line, answer.When, answer.Of));

    private LineTo ToEffect(OutgoingMessage line, EffectCondition when = EffectCondition.Always, Storing? of = null) =>
        new(session, new EncodedLine(line)) { When = when, Of = of };
}
