using ChatCore.Protocol;
using ChatServer.Engine;
using ChatServer.State;

namespace ChatServer.Delivery;

/// <summary>
/// The lines that one command sends back to its own client. With a label they go out as IRCv3 <c>labeled-response</c> wants it: an ACK for
/// none, the label on a single one, a batch around several.
/// </summary>
internal sealed class ReplyBatch(SessionId session, Capability capabilities, string? label)
{
    private const string LabeledResponse = "labeled-response";
    private const string ChatHistory = "chathistory";
    private const string Reference = "r";

    private readonly List<(Message Line, EffectCondition When)> _lines = [];
    private int _batches;

    public void Add(Message line, EffectCondition when = EffectCondition.Always) => _lines.Add((line, when));

    /// <summary>Adds a <c>chathistory</c> batch.</summary>
    public void AddHistory(string server, string target, IEnumerable<Message> messages) => AddBatch(server, ChatHistory, [target], messages);

    /// <summary>Adds a batch, which is a single answer whatever it holds.</summary>
    public void AddBatch(string server, string type, IReadOnlyList<string> parameters, IEnumerable<Message> messages)
    {
        if (!capabilities.Has(Capability.Batch))
        {
            foreach (var message in messages)
                Add(message);
            return;
        }

        var reference = $"b{++_batches}";
        Add(Open(server, reference, [type, .. parameters]));
        foreach (var message in messages)
            Add(message.WithTag(TagNames.Batch, reference));
        Add(Close(server, reference));
    }

    public IEnumerable<Effect> ToEffects(string server)
    {
        if (label is null || !capabilities.Has(Capability.LabeledResponse))
            return _lines.Select(entry => ToEffect(entry.Line, entry.When));

        if (_lines.TrueForAll(entry => entry.When == EffectCondition.IfNotStored))
            _lines.Insert(0, (new Message(Verbs.Ack) { Source = new Source(server) }, _lines.Count == 0 ? EffectCondition.Always : EffectCondition.IfStored));

        return _lines switch
        {
            [var (first, _), ..] when IsOneAnswer(first) => _lines.Select((entry, i) =>
                ToEffect(i == 0 || entry.When == EffectCondition.IfNotStored ? Labeled(entry.Line) : entry.Line, entry.When)),
            _ => Wrapped(server),
        };
    }

    private IEnumerable<Effect> Wrapped(string server)
    {
        yield return ToEffect(Labeled(Open(server, Reference, LabeledResponse)));
        foreach (var (line, when) in _lines)
            yield return ToEffect(line.Tags.Contains(TagNames.Batch) ? line : line.WithTag(TagNames.Batch, Reference), when);
        yield return ToEffect(Close(server, Reference));
    }

    /// <summary>One line, two lines of which only one will be sent, or one batch.</summary>
    private bool IsOneAnswer(Message first) =>
        _lines.Count(entry => entry.When != EffectCondition.IfNotStored) <= 1
        || (first.Verb == Verbs.Batch && _lines[^1].Line.Verb == Verbs.Batch && _lines[^1].Line[0] == $"-{first[0][1..]}")
        || !capabilities.Has(Capability.Batch);

    private LineTo ToEffect(Message line, EffectCondition when = EffectCondition.Always) => new(session, new EncodedLine(line)) { When = when };

    private Message Labeled(Message line) => line.WithTag(TagNames.Label, label);

    private static Message Open(string server, string reference, params IEnumerable<string> type) =>
        new(Verbs.Batch, [$"+{reference}", .. type]) { Source = new Source(server) };

    private static Message Close(string server, string reference) => new(Verbs.Batch, $"-{reference}") { Source = new Source(server) };
}
